import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { CategorySheet } from './category-sheet'

export interface Chosen {
  code: string
  name: string
}

interface CategoryPartProps {
  guesses: Output<'cases.suggest'>['categories']
  chosen: Chosen | undefined
  onChoose: (chosen: Chosen | undefined) => void
}

/** The proposed category with its reason, accepted by one tap. Leaving it open is fine: then the staff choose. */
export function CategoryPart({ guesses, chosen, onChoose }: CategoryPartProps) {
  const [choosing, setChoosing] = useState(false)
  const [best, ...others] = guesses
  return (
    <Card title="属于哪一类">
      {chosen ? (
        <View className="category__chosen">
          <StatusTag icon="check" tone="jade" text={chosen.name} />
          <Button kind="text" className="category-undo" onTap={() => onChoose(undefined)}>
            换一个
          </Button>
        </View>
      ) : (
        <>
          {best ? (
            <>
              <View>
                看起来是“{best.className} · {best.name}”
                {best.why.length > 0 && `，因为您说了${best.why.map((word) => `“${word}”`).join('')}`}。
              </View>
              <View className="category__ways">
                <Button className="category-accept" kind="plain" onTap={() => onChoose(best)}>
                  就是{best.name}
                </Button>
                {others.slice(0, 2).map((guess) => (
                  <Button key={guess.code} kind="text" onTap={() => onChoose(guess)}>
                    {guess.name}
                  </Button>
                ))}
              </View>
            </>
          ) : (
            <View className="report__soft">写几个字就会自动推荐；不选也可以，工作人员会帮您选。</View>
          )}
          <Button kind="text" className="category-other" onTap={() => setChoosing(true)}>
            {best ? '都不是，自己选' : '自己选'}
          </Button>
        </>
      )}
      <CategorySheet
        open={choosing}
        onClose={() => setChoosing(false)}
        onChoose={(one) => {
          onChoose(one)
          setChoosing(false)
        }}
      />
    </Card>
  )
}
