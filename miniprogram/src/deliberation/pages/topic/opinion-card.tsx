import { Image, View } from '@tarojs/components'
import { Card, Row } from '@/platform/ui/card'
import { drawOpinion } from '../../opinion-picture'
import { groupName, sayShare } from '../../say'
import type { Opinion } from '../../topic'

/** The opinion map with its figures in words: groups, what unites, what divides, where I stand. */
export function OpinionCard({ opinion }: { opinion: Opinion }) {
  if (!opinion.enough)
    return (
      <Card title="意见地图" className="opinion">
        <View className="soft">
          参与的人还不够，至少 7 人充分表态后才能画出来。现在已有 {opinion.votes} 次表态。
        </View>
        {opinion.missing > 0 && (
          <View className="soft">您再表态 {opinion.missing} 条，就能看到自己的位置。</View>
        )}
      </Card>
    )
  const said = (side: 'agree' | 'disagree') => (side === 'agree' ? '都倾向同意' : '都倾向不同意')
  return (
    <Card title="意见地图" className="opinion">
      <Image
        className="opinion__map"
        src={drawOpinion(opinion)}
        mode="aspectFit"
        ariaLabel={opinion.groups.map(({ index, people }) => `${groupName(index)} ${people} 人`).join('，')}
      />
      <View className="soft">
        {opinion.participants} 人参与。看法相近的人在一起；不足 5 人的小组不显示
        {opinion.apart > 0 ? `（${opinion.apart} 人）` : ''}。
      </View>
      <View className="opinion__me">
        {opinion.me
          ? opinion.me.group === null
            ? '您的看法自成一派，所在的小组人数太少，不显示。'
            : `您和${groupName(opinion.me.group)}的看法最接近。`
          : `您再表态 ${opinion.missing} 条，就能看到自己的位置。`}
      </View>
      {opinion.groups.map(
        (group) =>
          group.represents.length > 0 && (
            <View key={group.index} className="opinion__line">
              <View className="sides__title">{groupName(group.index)}与别人不同的看法</View>
              {group.represents.slice(0, 3).map((one) => (
                <Row
                  key={one.text}
                  title={one.text}
                  value={`${sayShare(one.share)}${one.side === 'agree' ? '同意' : '不同意'}`}
                />
              ))}
            </View>
          ),
      )}
      {opinion.unites.length > 0 && (
        <View className="opinion__line unites">
          <View className="sides__title">大家的共识</View>
          {opinion.unites.map((one) => (
            <Row key={one.text} title={one.text} value={said(one.side)} />
          ))}
        </View>
      )}
      {opinion.divides.length > 0 && (
        <View className="opinion__line divides">
          <View className="sides__title">分歧最大的看法</View>
          {opinion.divides.map((one) => (
            <Row
              key={one.text}
              title={one.text}
              value={one.shares.map((share, i) => `${groupName(i)} ${sayShare(share)}`).join('，')}
            />
          ))}
        </View>
      )}
    </Card>
  )
}
