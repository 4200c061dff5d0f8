/**
 * What screen readers are told. Taro's templates leave these attributes out, although it sends their values: without
 * them a button of an icon has no name on a phone.
 */
const SPOKEN = {
  // On H5 it is `role`; both end up here.
  'aria-role': 'i.role',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-modal': '',
  'aria-live': '',
  'aria-current': '',
} as const;
/** What Douyin's button knows and Taro's does not: its customer service, and agreeing to the privacy notice. */
const DOUYIN_BUTTON: Record<string, string> =
  process.env.TARO_ENV === 'tt' ? { 'data-im-id': '', bindAgreePrivacyAuthorization: '' } : {};
const COMPONENTS = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'ScrollView', 'Slider'];

/** By component; the compiler and `platform/spoken-mini.ts` have to agree on it, so that is where it goes too. */
export const SPOKEN_ATTRIBUTES = Object.fromEntries(
  COMPONENTS.map((name) => [name, name === 'Button' ? { ...SPOKEN, ...DOUYIN_BUTTON } : SPOKEN]),
);

interface Platform {
  template: { mergeComponents(context: unknown, components: typeof SPOKEN_ATTRIBUTES): void };
}
interface PluginContext {
  registerMethod(name: 'onSetupClose', run: (platform: Platform) => void): void;
}

/** A Taro plugin: puts them into the templates of a mini-program. */
export default (context: PluginContext): void => {
  context.registerMethod('onSetupClose', (platform) =>
    platform.template.mergeComponents(context, SPOKEN_ATTRIBUTES),
  );
};
