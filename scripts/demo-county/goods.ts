import sharp from 'sharp'

/** Drawings of what the demo shops offer, by the key of the reward; what can't be photographed has none. */
const things: Readonly<Record<string, string>> = {
  rice: `<path d="M210 150h220l20 250q-130 30-260 0z" fill="#f4efe2"/><path d="M210 150q110-40 220 0l-14 36H224z" fill="#d9cfb4"/>
    <rect x="246" y="220" width="148" height="110" rx="8" fill="#2f7d53"/><path d="M320 240v70M290 262h60M296 300l24-30 24 30" stroke="#fff" stroke-width="10" fill="none"/>`,
  oil: `<path d="M290 110h60v50q50 30 50 90v150q-80 24-160 0V250q0-60 50-90z" fill="#e3b23c"/><rect x="284" y="88" width="72" height="34" rx="6" fill="#c8372d"/>
    <rect x="256" y="270" width="128" height="80" rx="6" fill="#fff7dc"/><circle cx="320" cy="310" r="24" fill="#e9c53f"/>`,
  eggs: `<path d="M130 330h380l-40 80H170z" fill="#b08b5a"/>${[0, 1, 2, 3, 4]
    .map((i) => `<ellipse cx="${180 + i * 70}" cy="${i % 2 ? 296 : 306}" rx="34" ry="44" fill="#e3bd93"/>`)
    .join('')}<path d="M130 330h380" stroke="#8a6a40" stroke-width="10"/>`,
  kit: `<rect x="150" y="210" width="340" height="190" rx="14" fill="#c8372d"/><path d="M260 210v-40h120v40" stroke="#3c4045" stroke-width="18" fill="none"/>
    <rect x="150" y="286" width="340" height="20" fill="#8f2720"/><rect x="296" y="276" width="48" height="40" rx="6" fill="#e7ebee"/>`,
  bulb: [230, 410]
    .map(
      (x) =>
        `<circle cx="${x}" cy="210" r="74" fill="#fff3b8"/><path d="M${x - 34} 270h68v40h-68z" fill="#e7ebee"/><path d="M${x - 28} 318h56v54h-56z" fill="#8a9298"/>`,
    )
    .join(''),
  pressure: `<rect x="130" y="220" width="230" height="170" rx="18" fill="#f7f8fa"/><rect x="156" y="244" width="178" height="80" rx="6" fill="#b8c9bd"/>
    <text x="245" y="304" font-size="56" text-anchor="middle" fill="#1f2a37" font-family="monospace">118</text><circle cx="245" cy="356" r="18" fill="#0e7c66"/>
    <path d="M360 300q60-90 110-20" stroke="#3c4045" stroke-width="10" fill="none"/><rect x="430" y="250" width="110" height="130" rx="30" fill="#4f6d8f"/>`,
  firstAid: `<rect x="160" y="190" width="320" height="210" rx="20" fill="#fff"/><path d="M270 190v-36h100v36" stroke="#c8372d" stroke-width="16" fill="none"/>
    <path d="M296 230h48v44h44v48h-44v44h-48v-44h-44v-48h44z" fill="#c8372d"/>`,
}

/** A photo of what is offered, as JPEG; undefined when there is nothing to see. */
export async function drawGoods(key: string): Promise<Buffer | undefined> {
  const thing = things[key]
  if (!thing) return undefined
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#dfe5e2"/>
    <rect y="380" width="640" height="100" fill="#b9a58a"/><ellipse cx="320" cy="412" rx="220" ry="18" fill="#000" opacity=".12"/>${thing}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}
