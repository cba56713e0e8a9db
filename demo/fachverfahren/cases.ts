/** @file Cases of the demo. The numbers are those that the Federal Network Agency keeps free for films and books. */

export type Stage = 'neu' | 'offen' | 'wartet' | 'beschieden';

export interface Contact {
  readonly kind: string;
  readonly number: string;
}

export interface Note {
  readonly date: string;
  readonly author: string;
  readonly text: string;
}

export interface Case {
  /** Part of the address: `4-123-26`. */
  readonly id: string;
  /** Aktenzeichen. */
  readonly reference: string;
  readonly name: string;
  readonly address: string;
  readonly household: number;
  readonly rent: string;
  readonly income: string;
  readonly stage: Stage;
  readonly due: string;
  readonly subject: string;
  readonly contacts: readonly Contact[];
  readonly notes: readonly Note[];
}

export const stages: Readonly<Record<Stage, string>> = {
  neu: 'Neu',
  offen: 'In Bearbeitung',
  wartet: 'Wartet auf Unterlagen',
  beschieden: 'Beschieden',
};

export const cases: readonly Case[] = [
  {
    id: '4-123-26',
    reference: '4-123/26',
    name: 'Schmid, Anna',
    address: 'Lindenweg 4, 83999 Lindenau',
    household: 3,
    rent: '842,00 €',
    income: '2.310,00 €',
    stage: 'wartet',
    due: '19.03.2026',
    subject: 'Erstantrag Mietzuschuss',
    contacts: [
      {kind: 'Privat', number: '089 99998-765'},
      {kind: 'Mobil', number: '0171 3920012'},
      {kind: 'Testanschluss', number: '9664'},
    ],
    notes: [
      {
        date: '09.03.2026',
        author: 'Maria Huber',
        text: 'Mietbescheinigung des Vermieters fehlt, schriftlich angefordert.',
      },
      {date: '02.03.2026', author: 'Maria Huber', text: 'Antrag eingegangen, Unterlagen zum Einkommen vollständig.'},
    ],
  },
  {
    id: '4-131-26',
    reference: '4-131/26',
    name: 'Özdemir, Kemal',
    address: 'Bahnhofstraße 17, 83999 Lindenau',
    household: 5,
    rent: '1.120,00 €',
    income: '2.940,00 €',
    stage: 'offen',
    due: '24.03.2026',
    subject: 'Weiterleistung',
    contacts: [
      {kind: 'Privat', number: '030 23125-481'},
      {kind: 'Testanschluss', number: '9904'},
    ],
    notes: [{date: '05.03.2026', author: 'Maria Huber', text: 'Lohnabrechnungen Dezember bis Februar liegen vor.'}],
  },
  {
    id: '4-140-26',
    reference: '4-140/26',
    name: 'Aigner, Therese',
    address: 'Am Moos 2, 83998 Kirchmoos',
    household: 1,
    rent: '468,00 €',
    income: '1.104,00 €',
    stage: 'neu',
    due: '30.03.2026',
    subject: 'Erstantrag Lastenzuschuss',
    contacts: [
      {kind: 'Privat', number: '069 90009-212'},
      {kind: 'Betreuerin', number: '040 66969-118'},
      {kind: 'Testanschluss', number: '9902'},
    ],
    notes: [],
  },
  {
    id: '4-098-26',
    reference: '4-098/26',
    name: 'Nowak, Piotr',
    address: 'Schulgasse 9, 83999 Lindenau',
    household: 4,
    rent: '965,00 €',
    income: '2.675,00 €',
    stage: 'offen',
    due: '17.03.2026',
    subject: 'Erhöhungsantrag',
    contacts: [
      {kind: 'Mobil', number: '0171 3920047'},
      {kind: 'Testanschluss', number: '9901'},
    ],
    notes: [{date: '27.02.2026', author: 'Maria Huber', text: 'Geburtsurkunde des zweiten Kindes nachgereicht.'}],
  },
  {
    id: '4-077-26',
    reference: '4-077/26',
    name: 'Freifrau von Greiffenberg-Thalhausen, Marie-Louise',
    address: 'Schlossberg 1, 83997 Greiffenberg',
    household: 2,
    rent: '730,00 €',
    income: '1.488,00 €',
    stage: 'beschieden',
    due: '–',
    subject: 'Erstantrag Mietzuschuss',
    contacts: [
      {kind: 'Privat', number: '0221 4710-333'},
      {kind: 'Testanschluss', number: '9196'},
    ],
    notes: [{date: '20.02.2026', author: 'Maria Huber', text: 'Bescheid versandt, 184,00 € monatlich ab März.'}],
  },
];
