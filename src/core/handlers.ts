import type {Command, CommandType, PageId} from '../protocol/index.js';

/** Carry out commands of pages, by their names; they throw or reject with the PhoneError that the page is told. */
export type Handlers = {
  readonly [Type in CommandType]?: (command: Extract<Command, {type: Type}>, page: PageId) => unknown;
};

export type Handler = (command: Command, page: PageId) => unknown;

/** Who carries out this command, of several; undefined: none of them. */
export function handlerOf(all: readonly Handlers[], {type}: Command): Handler | undefined {
  return all.find(handlers => handlers[type])?.[type] as Handler | undefined;
}
