// Reads a course version from the private store: `<course>.json`, its exercises, its exam bank, and what the videos say.
import * as v from 'valibot'
import { courseFile, questionFile } from '../../../src/contract/admin/course-file'
import type { CoursePlan, MediaFacts } from '../../../src/domain/catalogue'
import type { Context } from '../../platform/context'
import type { MediaDocument } from '../../platform/documents/house'
import { refuseOperator } from '../../platform/operator-answer'
import { mapInParallel } from '../../platform/retry'
import { requireFile } from '../../platform/spreadsheet'

type Needs = Pick<Context, 'database' | 'files' | 'lookupHash' | 'nowMs'>

async function readJson<const Schema extends v.GenericSchema>(context: Needs, path: string, schema: Schema): Promise<v.InferOutput<Schema>> {
  const bytes = await requireFile(context, path)
  let content: unknown
  try {
    content = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw refuseOperator('FILE_REFUSED', `“${path}”不是 JSON 文件，请核对内容。`)
  }
  const parsed = v.safeParse(schema, content)
  if (parsed.success) return parsed.output
  throw refuseOperator('FILE_REFUSED', `“${path}”的内容与要求不符。`, parsed.issues.slice(0, 20).map((issue) => `${v.getDotPath(issue) ?? '文件'}：${issue.message}`))
}

export async function readCoursePlan(context: Needs, path: string): Promise<CoursePlan> {
  const course = await readJson(context, path, courseFile)
  const base = path.replace(/\.json$/i, '')
  const exercises = await readJson(context, `${base}-exercises.json`, questionFile)
  const bank = course.exam === null ? null : await readJson(context, `${base}-exam.json`, questionFile)
  for (const [name, file] of [['exercises', exercises], ['exam', bank]] as const) {
    if (file && (file.courseId !== course.courseId || file.version !== course.version)) throw refuseOperator('FILE_REFUSED', `“${base}-${name}.json”写的是 ${file.courseId} 第 ${file.version} 版，与课程不一致。`)
  }
  const withoutLesson = (questions: typeof exercises.questions) => questions.map(({ lessonId: _lessonId, ...question }) => question)
  return {
    ...course,
    exam: course.exam && { minutes: course.exam.minutes, parts: course.exam.parts },
    exercises: withoutLesson(exercises.questions),
    bank: withoutLesson(bank?.questions ?? []),
  }
}

export interface MeasuredFiles {
  /** Per file name; null for a file that is no readable MP4; absent when it is missing. */
  readonly facts: ReadonlyMap<string, MediaFacts | null>
  readonly documents: ReadonlyMap<string, MediaDocument>
  /** Files that this call had no time for: the next call goes on from here. */
  readonly unread: number
}

/** A long list of large videos is read over several calls; what was read is kept. */
const readingBudgetMs = 20_000

export async function measureFiles(context: Needs, paths: readonly string[]): Promise<MeasuredFiles> {
  const facts = new Map<string, MediaFacts | null>()
  const documents = new Map<string, MediaDocument>()
  const startedAt = performance.now()
  let unread = 0
  await mapInParallel([...new Set(paths)], 4, async (path) => {
    if (performance.now() - startedAt > readingBudgetMs) {
      unread += 1
      return
    }
    const document = await measureFile(context, path)
    if (!document) return
    documents.set(path, document)
    facts.set(path, document.mediaMs === 0 ? null : { mediaMs: document.mediaMs, videoCodec: document.videoCodec })
  })
  return { facts, documents, unread }
}

async function measureFile(context: Needs, path: string): Promise<MediaDocument | null> {
  const probe = await context.files.readRange(path, 0, 16)
  if (!probe) return null
  const id = context.lookupHash('media', path)
  const known = await context.database.get('media', id)
  if (known && probe.etag !== '' && known.etag === probe.etag && known.bytes === probe.totalBytes) return known
  const { measureMedia } = await import('../../platform/media.lazy')
  const measured = await measureMedia(context.files, path)
  const document: MediaDocument = {
    _id: id,
    version: (known?.version ?? 0) + 1,
    path,
    bytes: measured?.bytes ?? probe.totalBytes,
    etag: probe.etag,
    sha256: measured?.sha256 ?? '',
    mediaMs: measured?.mediaMs ?? 0,
    videoCodec: measured?.videoCodec ?? '',
    measuredAtMs: context.nowMs,
  }
  await context.database.put('media', document)
  return document
}
