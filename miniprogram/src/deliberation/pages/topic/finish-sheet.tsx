import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Field } from '@/platform/ui/field'
import { PhotoGrid } from '@/platform/ui/photo-grid'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import { usePhotos } from '@/platform/ui/use-photos'

interface FinishSheetProps {
  topicId: string
  step: { id: string; title: string }
  onClose: () => void
  onDone: () => void
}

/** Says that a step is done, and shows it. */
export function FinishSheet({ topicId, step, onClose, onDone }: FinishSheetProps) {
  const [note, setNote] = useState('')
  const photos = usePhotos(9)
  const finish = useCommand('deliberation.finishStep')
  const send = async () => {
    if (note.trim().length < 2) return toast('请写明做了什么')
    if (photos.uploading) return toast('照片还在上传，请稍等')
    const input = { id: topicId, stepId: step.id, note, photos: photos.fileIds }
    if (!(await finish.run(input))) return
    toast('已完成，参与的居民会收到通知')
    onDone()
  }
  return (
    <Sheet
      title="步骤完成"
      open
      onClose={onClose}
      footer={
        <Button block busy={finish.busy} className="send-finish" onTap={send}>
          完成
        </Button>
      }
    >
      <Field
        name="finish-note"
        kind="long"
        label={step.title}
        hint="写明做了什么"
        required
        maxLength={500}
        value={note}
        onChange={setNote}
      />
      <PhotoGrid photos={photos} />
    </Sheet>
  )
}
