import { View } from '@tarojs/components'
import { Button } from '@/platform/ui/button'
import { FieldFrame } from '@/platform/ui/field'
import { PhotoGrid } from '@/platform/ui/photo-grid'
import type { Photos } from '@/platform/ui/use-photos'
import { RewardPhoto } from '../../components/reward-photo'
import type { StaffReward } from '../../types-office'

interface PhotoFieldProps {
  photos: Photos
  /** The reward as it is, while its photo is kept. */
  saved: StaffReward | undefined
  onDrop: () => void
}

/** The photo that a reward has, or one to be taken. */
export function PhotoField({ photos, saved, onDrop }: PhotoFieldProps) {
  return (
    <FieldFrame label="照片" hint="一张，拍清楚实物；没有也可以">
      {saved ? (
        <>
          <RewardPhoto reward={saved} large />
          <View className="office-ways">
            <Button kind="plain" block className="drop-photo" onTap={onDrop}>
              换掉这张
            </Button>
          </View>
        </>
      ) : (
        <PhotoGrid photos={photos} />
      )}
    </FieldFrame>
  )
}
