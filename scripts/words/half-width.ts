import ts from 'typescript'

export interface Finding {
  line: number
  text: string
}

/** What is put into a template, while it is looked at. */
const HOLE = '\uE000'
/** Chinese characters, and the marks that stand beside them. */
const HAN = '\\p{Script=Han}“”‘’（）《》、，。；：？！'
/**
 * Half-width after Chinese or before it; brackets only where they close or open Chinese. Chinese within an English sentence (自处置: solved on the spot) keeps English marks: they are
 * followed by a space and a Latin letter.
 */
const HALF_WIDTH = new RegExp(`[${HAN}][,;:?!)](?! [A-Za-z])|[,;:?!(] ?[${HAN}]`, 'u')
/** The same between things put into a Chinese sentence, or at its ends; but not a colon, which stands between hours and minutes too. */
const BETWEEN_HOLES = new RegExp(`(^|${HOLE})[,;?!]($|${HOLE})`)

/** The literals of a source in which Chinese is set with half-width , ; : ? ! or brackets. Comments are not looked at. */
export function halfWidthIn(file: string, source: string): Finding[] {
  if (!/\p{Script=Han}/u.test(source)) return []
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind)
  const found: Finding[] = []
  const visit = (node: ts.Node): void => {
    const text = wordsOf(node)
    if (
      text !== undefined &&
      /\p{Script=Han}/u.test(text) &&
      (HALF_WIDTH.test(text) || BETWEEN_HOLES.test(text))
    )
      found.push({ line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, text })
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** The words of a literal, with holes where a template takes something in; undefined for anything else. */
function wordsOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node))
    return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(HOLE)
}
