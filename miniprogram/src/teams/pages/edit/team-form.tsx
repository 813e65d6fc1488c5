import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSubscribe } from '@/notifications/use-subscribe'
import { useMe } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Screen } from '@/platform/ui/screen'
import { toast } from '@/platform/ui/tell'
import { VoiceOrText } from '@/platform/ui/voice-or-text'
import type { Team } from '../../say'

interface TeamFormProps {
  words: { name: string; about: string }
  /** The team that is changed; left out, one is founded. */
  team?: Team
  onDone: (team: Team) => void
}

/** What others read of a team. */
export function TeamForm({ words, team, onDone }: TeamFormProps) {
  const me = useMe()
  const [name, setName] = useState(words.name)
  const [about, setAbout] = useState(words.about)
  const found = useCommand('teams.found')
  const edit = useCommand('teams.edit')
  const subscribe = useSubscribe(['news'])
  const problem = (team ? edit : found).problem
  const send = async () => {
    if ([...name.trim()].length < 2) return toast('队名至少写 2 个字')
    const consent = subscribe()
    const given = { name, about }
    const done = team
      ? await edit.run({ id: team.id, version: team.version, ...given })
      : await found.run(given)
    await consent
    if (!done) return
    toast(done.visibility === 'visible' ? (team ? '已修改' : '志愿队建好了') : '已提交，检查通过后公开')
    onDone(done)
  }
  return (
    <Screen
      className="edit-team-page"
      footer={
        <Button block className="send-team" busy={found.busy || edit.busy} onTap={send}>
          {team ? '保存' : '建队'}
        </Button>
      }
    >
      <Card>
        <Field
          name="team-name"
          label="队名"
          required
          placeholder="例如：东门银龄志愿队"
          maxLength={20}
          value={name}
          error={problem?.code === 'TEAM_NAME_TAKEN' ? problem.detail : problem?.field('name')}
          onChange={setName}
        />
        <VoiceOrText
          name="team-about"
          label="做什么"
          placeholder="例如：每周六上午陪高龄老人看病、买药"
          maxLength={200}
          value={about}
          onChange={setAbout}
        />
        <View className="soft">
          {team
            ? '修改后会重新检查，通过前只有队员能看到。'
            : `志愿队属于${me?.communityName ?? '您的社区'}，您是队长。名称和介绍检查通过后公开，全县居民都能加入。`}
        </View>
      </Card>
    </Screen>
  )
}
