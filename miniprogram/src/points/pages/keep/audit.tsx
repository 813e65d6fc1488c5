import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/platform/api/client'
import { saveText } from '@/platform/device/save-text'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { tellProblem, toast } from '@/platform/ui/tell'
import { auditFile } from './audit-file'

/** 查账: every posting of an account with its hash chain, as a file that anybody can check on a computer. */
export function Audit() {
  const [id, setId] = useState('')
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<{ valid: boolean; words: string }>()
  const account = id.trim()
  const download = async () => {
    setBusy(true)
    setFound(undefined)
    try {
      const file = await auditFile(account, (after) => call('points.audit', { id: account, after }))
      setFound(file)
      toast(await saveText(`points-${account}.jsonl`, file.text))
    } catch (problem) {
      tellProblem(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title="查账" className="points-audit">
      <Field
        name="audit-account"
        label="账号编号"
        hint="在居民“我的积分”页的最下面"
        value={id}
        onChange={setId}
        maxLength={40}
      />
      <Button block className="get-audit" busy={busy} disabled={account === ''} onTap={download}>
        导出全部记录
      </Button>
      {found && <View className={found.valid ? 'audit-holds' : 'warn'}>{found.words}</View>}
      <View className="soft">
        每行一条记录，带上一条的指纹。改动、删掉或插入任何一条，后面的指纹都对不上；记下最后的指纹，以后就能查出有没有动过。
      </View>
    </Card>
  )
}
