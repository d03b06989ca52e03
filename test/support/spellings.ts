import fc from 'fast-check'

/** Pairs of spellings of one name, as people write names of events: with blanks or signs between the words, or in camel case. */
export function spellingPairs(): fc.Arbitrary<[string, string]> {
  const word = fc.constantFrom('order', 'completed', 'a', 'b2', 'x')
  return fc.array(word, { minLength: 1, maxLength: 4 }).chain((words) => {
    const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
    const camel = words.map((text, index) => (index ? capital(text) : text)).join('')
    const spelling = fc.constantFrom(
      ...[words.join(' '), words.map(capital).join(' '), words.join('_'), words.join('-'), words.join('.')],
      ...[camel, words.map(capital).join(''), words.join(' ').toUpperCase()],
    )
    return fc.tuple(spelling, spelling)
  })
}
