import {commandTable, type Command, type CommandResults} from './commands.js';

/**
 * A method for each command of the table: what a command needs is given one by one, in the table's order, and what may be missing
 * as an object at the end. Their types stand where they are used: no type knows the order of a table's fields.
 */
export abstract class CommandMethods {
  abstract send<C extends Command>(command: C): Promise<CommandResults[C['type']]>;

  static {
    for (const [type, {fields}] of Object.entries(commandTable)) {
      const needed = Object.entries<string>(fields).flatMap(([name, shape]) => (shape.endsWith('?') ? [] : [name]));
      const method = function (this: CommandMethods, ...given: unknown[]) {
        const values = needed.map((name, place) => [name, given[place]]);
        return this.send({type, ...Object.fromEntries(values), ...(given[needed.length] as object)} as Command);
      };
      Object.defineProperty(this.prototype, type, {value: method, writable: true, configurable: true});
    }
  }
}
