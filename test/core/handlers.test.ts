import {expect} from 'chai';
import {commandTable, type Command, type FieldShape, type PhoneError} from '../../src/protocol/index.js';
import {startPhone} from './support/page.js';

const values: Readonly<Record<FieldShape, unknown>> = {
  call: 'none',
  text: '',
  tones: '1',
  flag: true,
  'flag?': false,
  'text?': 'text',
  settings: {},
};

describe('commands of the table', () => {
  for (const [type, {fields}] of Object.entries(commandTable))
    it(`${type} is carried out by somebody`, async () => {
      const {page} = await startPhone();
      const given = Object.entries<FieldShape>(fields).map(([name, shape]) => [name, values[shape]]);
      const command = {type, ...Object.fromEntries(given)} as Command;
      const error = await page.send(command).then(
        () => null,
        (thrown: PhoneError) => thrown,
      );
      expect(error?.code).to.not.equal('internal');
    });
});
