import { sayHours } from '@linli/shared/volunteering/hours'
import QRCode from 'qrcode'
import type { CertificateDoc } from '../model-hours'
import { chineseFont } from './font'
import { spell } from './links'

const INK = '#1f2937'
const JADE = '#0f766e'
const SOFT = '#6b7280'

const sayDay = (at: Date): string =>
  at.toLocaleDateString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  })

/** What a certificate states, without the name. */
export const statement = (one: CertificateDoc): string =>
  one.kind === 'training'
    ? `于 ${sayDay(one.from)} 参加“${one.course ?? ''}”培训 ${sayHours(one.halfHours)} 小时，考核合格。`
    : `自 ${sayDay(one.from)} 至 ${sayDay(one.until)}，参加志愿服务累计 ${sayHours(one.halfHours)} 小时${
        one.stars > 0 ? `，达到${'一二三四五'[one.stars - 1]}星级志愿者标准` : ''
      }。`

/** The paper: A4 across, with the code that leads to the public check. */
export async function certificatePdf(
  one: CertificateDoc,
  { name, county, address }: { name: string; county: string; address: string },
): Promise<Buffer> {
  const title = one.kind === 'training' ? '培训合格证书' : '志愿服务证书'
  // Loaded when the first certificate is asked for: a server starts sooner, and most requests need none of it.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 56,
    info: { Title: title, CreationDate: one.issuedAt },
  })
  const parts: Buffer[] = []
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const { width, height } = doc.page
  doc
    .rect(28, 28, width - 56, height - 56)
    .lineWidth(2)
    .stroke(JADE)
  doc
    .font(chineseFont())
    .fillColor(JADE)
    .fontSize(38)
    .text(title, 56, 84, { width: width - 112, align: 'center' })
  doc.fillColor(INK).fontSize(22).text(`${name}：`, 110, 180)
  doc.fontSize(18).text(statement(one), 110, 226, { width: width - 220, lineGap: 12, indent: 36 })
  doc.fontSize(16).text('特发此证，以资证明。', 146, 330)
  doc.text(county, width - 380, 400, { width: 270, align: 'right' })
  doc.text(sayDay(one.issuedAt), width - 380, 428, { width: 270, align: 'right' })
  const qr = await QRCode.toBuffer(address, { margin: 0, width: 360 })
  doc.image(qr, 110, 390, { width: 92 })
  doc.fillColor(SOFT).fontSize(11).text('扫码查验真伪', 214, 420)
  doc.text(`证书编号 ${spell(one._id)}`, 214, 440)
  doc.end()
  return ended
}
