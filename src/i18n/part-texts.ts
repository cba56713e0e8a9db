/** What a part says, by primary language subtag: `de` always, others where it has them. Yields what it says in the language of a BCP 47 tag. */
export const partTexts =
  <Texts extends object>(texts: {readonly de: Texts} & Readonly<Record<string, Texts>>) =>
  (language: string): Texts =>
    texts[language.toLowerCase().split('-', 1)[0] ?? ''] ?? texts.de;
