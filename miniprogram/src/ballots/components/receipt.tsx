import { View } from '@tarojs/components'
import { copyText } from '@/platform/device/save-text'
import { Button } from '@/platform/ui/button'
import { tellProblem, toast } from '@/platform/ui/tell'
import { go } from '../ballot'
import { sayReceipt } from '../say'

interface ReceiptProps {
  ballotId: string
  receipt: string
  /** Whether the list of receipts is out. */
  published: boolean
}

/** The receipt of a vote: it shows no choice, and can be found in the published list. */
export function Receipt({ ballotId, receipt, published }: ReceiptProps) {
  const copy = () => copyText(receipt).then(() => toast('回执已复制'), tellProblem)
  return (
    <View className="receipt">
      <View className="soft">回执 {sayReceipt(receipt)}</View>
      <View className="ways">
        <Button kind="text" className="copy-receipt" onTap={copy}>
          复制回执
        </Button>
        {published && (
          <Button kind="text" className="find-receipt" onTap={() => go('result', { id: ballotId, receipt })}>
            在计票名单里查
          </Button>
        )}
      </View>
    </View>
  )
}
