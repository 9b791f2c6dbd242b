// 隐私与授权: readable by anybody; who is signed in sees and withdraws their own consent (PRV-01).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import { deletePhotos } from '../../contract/account/delete-photos'
import { getPrivacy } from '../../contract/account/get-privacy'
import { giveConsent } from '../../contract/exam/give-consent'
import { withdrawConsent } from '../../contract/exam/withdraw-consent'
import { useAnswer, useCommand, useForgetAnswers, useSession } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Dialog } from '../../ui/Dialog'
import { FailureNotice } from '../../ui/FailureNotice'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { fullDayText } from '../../ui/wording'
import { collected, dayCount, deleteText, intro, photosText, rights, signedOutText, withdrawText } from './text'
import './PrivacyScreen.scss'

type Privacy = ResponseOf<typeof getPrivacy>

export function PrivacyScreen() {
  const isSignedIn = useSession() === 'signed-in'
  const privacy = useAnswer(getPrivacy, {}, { isWanted: isSignedIn })
  return (
    <Page title='隐私与授权' isLoading={isSignedIn && privacy.isLoading} failure={isSignedIn ? privacy.failure : null} hasContent onRetry={privacy.reload}>
      {privacy.data && <PhotoConsent consent={privacy.data.facePhoto} />}
      {privacy.data && <OwnPhotos photos={privacy.data.photos} />}
      <Card title='收集什么，用来做什么'>
        <Text className='privacy__text'>{intro}</Text>
        {collected.map(({ what, why }) => (
          <View key={what} className='privacy__kind'>
            <Text className='privacy__what'>{what}</Text>
            <Text className='privacy__text'>{why}</Text>
          </View>
        ))}
      </Card>
      {privacy.data && <KeptCard kept={privacy.data.keptDays} />}
      <Card title='您的权利'>
        <Text className='privacy__text'>{rights}</Text>
        {!isSignedIn && <Text className='privacy__text'>{signedOutText}</Text>}
      </Card>
      <SchoolPhone />
    </Page>
  )
}

function KeptCard({ kept }: { readonly kept: Privacy['keptDays'] }) {
  return (
    <Card title='保存多久' isFlush>
      <ListRow title='考试和学习验证的照片' value={dayCount(kept.facePhoto)} />
      <ListRow title='学习过程记录' value={dayCount(kept.watchEvidence)} />
      <ListRow title='考试记录' value={dayCount(kept.examEvidence)} />
      <ListRow title='短信记录' value={dayCount(kept.message)} />
    </Card>
  )
}

function OwnPhotos({ photos }: { readonly photos: Privacy['photos'] }) {
  const [isAsking, setIsAsking] = useState(false)
  const deleting = useCommand(deletePhotos)
  const forgetAnswers = useForgetAnswers()

  async function remove(): Promise<void> {
    setIsAsking(false)
    const outcome = await deleting.run({})
    if (outcome?.ok) await forgetAnswers(getPrivacy)
  }

  return (
    <Card title='我的考试照片'>
      <Text className='privacy__text'>{photosText(photos)}</Text>
      {deleting.failure && <FailureNotice failure={deleting.failure} />}
      {photos.kept > 0 && !photos.isDeletionAsked && (
        <View className='privacy__actions'>
          <Button kind='danger' isBusy={deleting.isBusy} onPress={() => setIsAsking(true)}>
            删除我的照片
          </Button>
        </View>
      )}
      {isAsking && (
        <Dialog
          title='删除我的照片？'
          actions={
            <>
              <Button kind='danger' onPress={() => void remove()}>
                删除
              </Button>
              <Button kind='secondary' onPress={() => setIsAsking(false)}>
                不删除
              </Button>
            </>
          }
        >
          {deleteText}
        </Dialog>
      )}
    </Card>
  )
}

function PhotoConsent({ consent }: { readonly consent: Privacy['facePhoto'] }) {
  const [isReading, setIsReading] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const give = useCommand(giveConsent)
  const withdraw = useCommand(withdrawConsent)
  const forgetAnswers = useForgetAnswers()

  async function change(run: () => Promise<{ readonly ok: boolean } | null>): Promise<void> {
    setIsAsking(false)
    const outcome = await run()
    if (outcome?.ok) await forgetAnswers(getPrivacy)
  }

  const failure = give.failure ?? withdraw.failure
  const last = consent.history.at(-1)
  return (
    <Card title='考试照片的单独授权'>
      <Text className='privacy__text'>
        {consent.givenAtMs !== null ? `${fullDayText(consent.givenAtMs)} 已同意。` : last ? `${fullDayText(last.atMs)} 已撤回。考试可以到学校现场核验。` : '还没有同意。考试时会再问您，不同意可以到学校现场核验。'}
      </Text>
      {isReading && (
        <View className='privacy__clauses'>
          <Text className='privacy__what'>{consent.title}</Text>
          {consent.clauses.map((clause, index) => (
            <Text key={index} className='privacy__text'>{`${index + 1}. ${clause}`}</Text>
          ))}
        </View>
      )}
      {failure && <FailureNotice failure={failure} />}
      <View className='privacy__actions'>
        <Button kind='secondary' onPress={() => setIsReading(!isReading)}>
          {isReading ? '收起授权书' : '看授权书'}
        </Button>
        {consent.givenAtMs !== null && (
          <Button kind='danger' isBusy={withdraw.isBusy} onPress={() => setIsAsking(true)}>
            撤回同意
          </Button>
        )}
        {consent.givenAtMs === null && isReading && (
          <Button isBusy={give.isBusy} onPress={() => void change(() => give.run({ textVersion: consent.textVersion }))}>
            我已阅读，同意
          </Button>
        )}
      </View>
      {isAsking && (
        <Dialog
          title='撤回照片授权？'
          actions={
            <>
              <Button kind='danger' onPress={() => void change(() => withdraw.run({}))}>
                撤回
              </Button>
              <Button kind='secondary' onPress={() => setIsAsking(false)}>
                不撤回
              </Button>
            </>
          }
        >
          {withdrawText}
        </Dialog>
      )}
    </Card>
  )
}
