/** What differs between the two families of mini-programs before anything runs: words, suffixes, limits. */
export type Target = 'weapp' | 'tt';

export interface Dialect {
  target: Target;
  /** The object with the platform's abilities, and the prefix of directives in templates. */
  namespace: 'wx' | 'tt';
  template: string;
  style: string;
  script: string;
  scriptTag: string;
  /** Built-in components that a template may contain. */
  tags: ReadonlySet<string>;
  /** Bytes that one package may have before the platform refuses the upload. */
  packageLimit: number;
  /** Bytes of all packages together. */
  totalLimit: number;
  /** The scene of a page that is opened inside Moments without the app around it. */
  singlePageScene: number | null;
  /** Where temporary files live. */
  filePrefix: string;
}

const MB = 1024 * 1024;
const words = (text: string): string[] => text.trim().split(/\s+/);

const COMMON_TAGS = words(`
  view text image button input textarea scroll-view swiper swiper-item picker picker-view picker-view-column switch
  slider checkbox checkbox-group radio radio-group form label navigator icon progress rich-text canvas video map
  web-view cover-view cover-image movable-area movable-view camera live-player ad page-meta block template import
  include slot
`);
const WECHAT_TAGS = words(`
  wxs audio live-pusher voip-room open-data official-account page-container root-portal match-media share-element
  functional-page-navigator editor navigation-bar keyboard-accessory ad-custom snapshot span grid-view list-view
  sticky-header sticky-section draggable-sheet nested-scroll-header nested-scroll-body
`);
const DOUYIN_TAGS = words(`sjs open-web-view aweme-data aweme-user-card rate-button consume-card pay-button`);

export const DIALECTS: Record<Target, Dialect> = {
  weapp: {
    target: 'weapp',
    namespace: 'wx',
    template: '.wxml',
    style: '.wxss',
    script: '.wxs',
    scriptTag: 'wxs',
    tags: new Set([...COMMON_TAGS, ...WECHAT_TAGS]),
    packageLimit: 2 * MB,
    totalLimit: 30 * MB,
    singlePageScene: 1154,
    filePrefix: 'wxfile://tmp_',
  },
  tt: {
    target: 'tt',
    namespace: 'tt',
    template: '.ttml',
    style: '.ttss',
    script: '.sjs',
    scriptTag: 'sjs',
    tags: new Set([...COMMON_TAGS, ...DOUYIN_TAGS]),
    packageLimit: 2 * MB,
    totalLimit: 20 * MB,
    singlePageScene: null,
    filePrefix: 'ttfile://temp/',
  },
};
