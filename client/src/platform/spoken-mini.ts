import { mergeInternalComponents } from '@tarojs/shared';

/** The runtime numbers attributes by name, so it has to know of the ones that config/taro put into the templates. */
mergeInternalComponents(SPOKEN_ATTRIBUTES);
