import {PartFile} from '../../part-file.js';
import type {PartKind} from '../part.js';
import type {HouseDirectory} from './house-directory.js';

/** Who can be called by name, and who calls. The code comes with the first login, so that the lists of the house are there before anybody searches them. */
export const part: PartKind = {
  wants: ({directory}) => !!directory?.length,
  create(context) {
    let directory: HouseDirectory | undefined;
    const file = new PartFile('house-directory', () => import('./house-directory.js'), context.failed);
    const loaded = () =>
      file.load().then(
        ({HouseDirectory}) => (directory ??= new HouseDirectory(context)),
        () => undefined,
      );
    return {
      topics: {'directory/': {guests: value => directory?.forGuests(value)}},
      registered: () => void loaded(),
      watched(topic, by) {
        if (topic.startsWith('directory/')) void loaded().then(all => all?.watched(topic, by));
      },
      whoHas: number => loaded().then(all => all?.whoHas(number)),
    };
  },
};
