import { STAGE_LABELS } from '@linli/shared/cases/stages'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card, Row } from '@/platform/ui/card'
import { type CaseView, workPage } from '../case'
import { CaseClock } from './case-clock'

const open = (id: string) => () => Taro.navigateTo({ url: workPage(id) })

type Family = Pick<CaseView, 'parent' | 'merged' | 'mergedInto' | 'linked'> & {
  /** The assisting units' cases. */
  assisting: CaseView['children']
}

/** The cases that belong to this one: joint handling, merged, earlier of the same matter. */
export function FamilyCard({ parent, assisting, merged, mergedInto, linked }: Family) {
  if (!parent && !mergedInto && !linked && assisting.length + merged.length === 0) return null
  return (
    <Card title="有关联的事项" className="family-card">
      {mergedInto && <Row title="已并入" value={mergedInto.number} onTap={open(mergedInto.id)} />}
      {parent && <Row title="主办件" value={parent.number} onTap={open(parent.id)} />}
      {assisting.map((child) => (
        <Row
          key={child.id}
          title={
            <View>
              <View>协办：{child.unit?.name}</View>
              <CaseClock clock={child.clock} />
            </View>
          }
          value={STAGE_LABELS[child.stage]}
          onTap={open(child.id)}
        />
      ))}
      {merged.map(({ id, number, title }) => (
        <Row key={id} title={`并入的：${title}`} value={number} onTap={open(id)} />
      ))}
      {linked && <Row title="此前的同一件事" value={linked.number} onTap={open(linked.id)} />}
    </Card>
  )
}
