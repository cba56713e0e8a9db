/** @file What the authority tells its staff. */

export interface News {
  readonly slug: string;
  readonly topic: string;
  readonly date: string;
  readonly title: string;
  readonly lead: string;
  readonly picture: string;
  readonly text: readonly string[];
}

export const news: readonly News[] = [
  {
    slug: 'telefon-im-intranet',
    topic: 'Zentrale Dienste',
    date: '12. März',
    title: 'Das Telefon zieht in die Seite ein, in der Sie arbeiten',
    lead: 'Anrufe annehmen, ohne die Akte zu verlassen: Ab sofort liegt das Telefon in der Leiste oben auf jeder Seite.',
    picture: 'see',
    text: [
      'Bisher lag das Telefon in einem eigenen Fenster, das man erst suchen musste, wenn es klingelte. Jetzt steht es in jeder Seite des Intranets und in den Fachverfahren an derselben Stelle.',
      'Alle offenen Seiten zusammen sind ein Telefon: Es klingelt einmal, und Sie nehmen dort an, wo Sie gerade arbeiten. Nummern im Telefonbuch und in Vorgängen rufen Sie mit einem Klick an.',
      'Fragen beantwortet der IT-Service. Eine Einweisung von zwanzig Minuten gibt es jeden Dienstag um 9 Uhr im kleinen Sitzungssaal.',
    ],
  },
  {
    slug: 'wartung-e-akte',
    topic: 'IT-Service',
    date: '10. März',
    title: 'E-Akte am Samstag nicht erreichbar',
    lead: 'Von 7 bis 13 Uhr werden die Server erneuert. Bitte schließen Sie Vorgänge am Freitag ab.',
    picture: 'server',
    text: [
      'Die Server der E-Akte ziehen am Samstag in das neue Rechenzentrum um. In dieser Zeit lassen sich Akten weder öffnen noch speichern; ungespeicherte Vermerke gehen verloren.',
      'Telefon und E-Mail sind nicht betroffen. Ab Samstag, 13 Uhr, steht alles wieder zur Verfügung.',
    ],
  },
  {
    slug: 'dienstraeder',
    topic: 'Personal',
    date: '6. März',
    title: 'Zwölf neue Diensträder stehen bereit',
    lead: 'Für Ortstermine bis zehn Kilometer. Reservieren Sie wie gewohnt über den Fuhrpark.',
    picture: 'rad',
    text: [
      'Die Räder stehen im Innenhof neben der Pforte, Schlüssel gibt es dort gegen Unterschrift. Acht der zwölf Räder haben einen Elektroantrieb.',
      'Wer im vergangenen Jahr für Ortstermine das Rad genommen hat, sparte dem Landkreis zusammen 4 300 Kilometer Autofahrt.',
    ],
  },
];

export const menu: readonly (readonly [day: string, dish: string, vegetarian: string])[] = [
  ['Montag', 'Linsensuppe mit Wiener Würstchen', 'Linsensuppe mit Röstgemüse'],
  ['Dienstag', 'Kalbsrahmgulasch mit Spätzle', 'Kässpatzen mit Feldsalat'],
  ['Mittwoch', 'Hähnchen aus dem Ofen, Kartoffelsalat', 'Spinatknödel mit brauner Butter'],
  ['Donnerstag', 'Schweinebraten mit Blaukraut', 'Ofengemüse mit Kräuterquark'],
  ['Freitag', 'Renke vom See, Petersilienkartoffeln', 'Apfelstrudel mit Vanillesoße'],
];
