import type {CorePart, PartContext, PartKind} from '../part.js';
import type {HouseDirectory} from './house-directory.js';

type Load = () => Promise<{readonly HouseDirectory: typeof HouseDirectory}>;

/** Who can be called by name, and who calls. */
export const part: PartKind = {
  wants: ({directory}) => !!directory?.length,
  create: context => directoryPart(context, () => import('./house-directory.js')),
};

/** The code comes as soon as the phone is registered, so that the lists of the house are there before anybody searches them. */
export function directoryPart(context: PartContext, load: Load): CorePart {
  let directory: HouseDirectory | undefined;
  let loading: Promise<HouseDirectory | undefined> | undefined;
  const loaded = () =>
    (loading ??= load().then(
      ({HouseDirectory}) => (directory = new HouseDirectory(context)),
      (thrown: unknown) => {
        context.failed('directory')(thrown);
        // Whoever needs it next asks again.
        return (loading = undefined);
      },
    ));
  return {
    topics: {'directory/': {guests: value => directory?.forGuests(value)}},
    registered: () => void loaded(),
    watched(topic, by) {
      if (topic.startsWith('directory/')) void loaded().then(all => all?.watched(topic, by));
    },
    whoHas: async number => (await loaded())?.whoHas(number),
  };
}
