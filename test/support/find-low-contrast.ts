import type { Page } from 'playwright-core'

/**
 * The visible texts whose contrast with what is behind them is less than WCAG 2.2 asks for at level AA (1.4.3):
 * 4.5 to 1, or 3 to 1 for large text; and the fields and switches whose edge has less than 3 to 1 (1.4.11). It
 * knows plain colors and opaque backgrounds, and says so where it meets others.
 */
export const findLowContrast = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Color = [red: number, green: number, blue: number]

    const parse = (color: string): { rgb: Color; alpha: number } => {
      const found = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color)
      if (!found) throw new Error(`${color} is no color that this check knows`)
      const [, red = '0', green = '0', blue = '0', alpha = '1'] = found
      return { rgb: [Number(red), Number(green), Number(blue)], alpha: Number(alpha) }
    }
    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    const luminance = (rgb: Color) => {
      const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const contrast = (one: Color, other: Color) => {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
      return (light + 0.05) / (dark + 0.05)
    }
    const background = (element: Element | null): Color => {
      if (!element) return [255, 255, 255]
      const { rgb, alpha } = parse(getComputedStyle(element).backgroundColor)
      if (alpha === 1) return rgb
      if (alpha > 0) throw new Error('a background that shines through is beyond this check')
      return background(element.parentElement)
    }

    const low: string[] = []
    const check = (what: string, color: string, behind: Color, wanted: number) => {
      const ratio = contrast(parse(color).rgb, behind)
      if (ratio < wanted) low.push(`${what}: ${ratio.toFixed(2)}, not ${wanted}`)
    }
    const checkText = (text: string, element: Element, style: CSSStyleDeclaration) => {
      const size = parseFloat(style.fontSize)
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      check(text.trim().slice(0, 60), style.color, background(element), isLarge ? 3 : 4.5)
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode
      if (textContent?.trim() && parentElement?.checkVisibility())
        checkText(textContent, parentElement, getComputedStyle(parentElement))
    }
    for (const field of document.querySelectorAll('input')) {
      if (!field.checkVisibility()) continue
      const name = field.name || field.id
      const style = getComputedStyle(field)
      if (field.placeholder) checkText(field.placeholder, field, getComputedStyle(field, '::placeholder'))
      if (field.type !== 'checkbox') checkText(`${name} ${field.value}`, field, style)
      check(`the edge of ${name}`, style.borderColor, background(field.parentElement), 3)
    }
    return low
  })
