import type { Random } from './random'

const places = [
  '菜市场东侧',
  '小学门口',
  '公交站旁',
  '幸福小区北门',
  '卫生院对面',
  '老槐树下',
  '文化广场西边',
  '河堤路口',
  '供销社旁',
  '三岔路口',
]
const endings = [
  '请尽快处理。',
  '晚上走路很不安全。',
  '已经好几天了。',
  '老人孩子经过很危险。',
  '麻烦派人来看看。',
  '影响大家出行。',
]

/** What a resident would write of a matter. */
export function wordsOf(name: string, random: Random): { text: string; address: string } {
  const address = `${random.pick(['人民路', '青溪街', '解放路', '沿河路', '柳林路'])}${random.between(1, 180)}号${random.pick(places)}`
  const opening = random.pick([
    `${address}，${name}`,
    `${name}，在${address}附近`,
    `${address}有${name}的情况，请看一下`,
  ])
  return { text: `${opening}。${random.pick(endings)}`, address }
}
