import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiProblem } from '@/platform/api/problem'
import { uploadProjects } from '@/platform/api/upload'
import { chooseFile } from '@/platform/device/files'
import { Button } from '@/platform/ui/button'
import { confirm, tellProblem, toast } from '@/platform/ui/tell'
import type { BallotView } from '../../ballot'

interface PartProps {
  ballot: BallotView
  onChange: (ballot: BallotView) => void
}

/** Projects of a budget from a `.pb` file (pabulib.org), in place of those in the draft. */
export function ProjectsPart({ ballot: { id, options }, onChange }: PartProps) {
  const [busy, setBusy] = useState(false)
  const [lines, setLines] = useState<readonly string[]>([])
  const choose = async () => {
    setBusy(true)
    setLines([])
    try {
      const file = await chooseFile(['pb'])
      const sure =
        file &&
        (options.length === 0 ||
          (await confirm({
            title: '换成文件里的项目？',
            text: `草稿里的 ${options.length} 个项目和预算会被换掉。`,
            yes: '换成文件里的',
          })))
      if (!sure) return
      const { ballot, notes } = await uploadProjects(id, file.path)
      toast(`已导入 ${ballot.options.length} 个项目`)
      setLines(notes)
      onChange(ballot)
    } catch (failure) {
      if (failure instanceof ApiProblem) setLines(failure.fields.map(({ message }) => message))
      tellProblem(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button kind="plain" className="import-projects" busy={busy} onTap={choose}>
        从 .pb 文件导入项目
      </Button>
      {lines.map((line) => (
        <View key={line} className="soft projects-said">
          {line}
        </View>
      ))}
    </>
  )
}
