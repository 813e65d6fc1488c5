import Taro from '@tarojs/taro'
import type { PageList } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import type { CaseSummary } from '../case'
import { CaseCard } from './case-card'

/** My cases, page by page, with what to do when there are none. */
export function CaseList({ page, which }: { page: PageList<CaseSummary>; which: 'reported' | 'following' }) {
  return (
    <Listed
      page={page}
      empty={
        which === 'reported' ? (
          <Empty text="这里还没有事项。看到问题，拍张照片就能上报。" icon="camera">
            <Button onTap={() => Taro.navigateTo({ url: '/cases/pages/report/index' })}>我要上报</Button>
          </Empty>
        ) : (
          <Empty text="您还没有关注别人的事项。邻居报过的问题您也遇到，可以关注。" icon="star">
            <Button kind="plain" onTap={() => Taro.navigateTo({ url: '/cases/pages/public/index' })}>
              看身边的事
            </Button>
          </Empty>
        )
      }
    >
      {(one) => <CaseCard key={one.id} one={one} />}
    </Listed>
  )
}
