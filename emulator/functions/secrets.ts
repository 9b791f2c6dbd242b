// Secrets are made once and kept with the data: ciphertexts and hashes of earlier runs must stay readable.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

export type SecretValues = Readonly<Record<string, string>>

export function ensureSecrets(dataDirectory: string, names: readonly string[]): SecretValues {
  const file = path.join(dataDirectory, 'secrets.json')
  const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as SecretValues) : {}
  const missing = names.filter((name) => kept[name] === undefined)
  if (missing.length === 0) return kept
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, makeSecret(name)])) }
  const draft = `${file}.draft`
  fs.writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(draft, file)
  return secrets
}

/** A name in the plural holds several keys with ids, for rotation: `<keyId>:<64 hex>,…`. */
function makeSecret(name: string): string {
  const key = randomBytes(32).toString('hex')
  return name.endsWith('_KEYS') ? `k1:${key}` : key
}
