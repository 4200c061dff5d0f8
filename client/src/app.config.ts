/**
 * Read by the build, not shipped: the one place outside platform/ that may ask for the target. Paths that people see
 * on H5 are mapped in lib/routes.ts and config/taro.
 */
const withGallery = process.env.NODE_ENV !== 'production' || process.env.YIMAI_GALLERY === '1';
const isWeapp = process.env.TARO_ENV === 'weapp';
/** The platforms ask for agreement to the privacy notice before anything personal; each calls the switch its own way. */
const privacyCheck = { weapp: { __usePrivacyCheck__: true }, tt: { usePrivacyCheck: true }, h5: {} };

/** Read out by the platform when it asks; both want it in the program's own words. */
const permission = { 'scope.userLocation': { desc: '用于在地图上选择收货地址' } };

/**
 * Douyin's plugin of commerce, which opens the order page of 抖店 (platform/ec-order.tt.ts). Douyin refuses a program that
 * names a plugin its owner has not applied for: `YIMAI_DOUDIAN=0` leaves it out.
 */
const withDoudian = process.env.TARO_ENV === 'tt' && process.env.YIMAI_DOUDIAN !== '0';
const plugins = { commerce: { version: '*', provider: 'tt95aee3130ae1cbe911' } };

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `assets/tab/${name}.png`,
  selectedIconPath: `assets/tab/${name}-on.png`,
});

const pagesOf = (...names: string[]) => names.map((name) => `${name}/index`);

export default defineAppConfig({
  ...privacyCheck[process.env.TARO_ENV],
  ...(process.env.TARO_ENV === 'h5' ? {} : { permission }),
  ...(withDoudian ? { plugins } : {}),
  pages: [
    'pages/home/index',
    'pages/category/index',
    'pages/cart/index',
    'pages/me/index',
    'pages/product/index',
  ],
  subPackages: [
    {
      root: 'packages/order',
      name: 'order',
      pages: pagesOf(
        'search',
        'checkout',
        'pay',
        'result',
        'orders',
        'order-detail',
        'aftersale',
        'aftersale-detail',
        'aftersales',
        'tracking',
        'review',
        'reviews',
      ),
    },
    { root: 'packages/content', name: 'content', pages: pagesOf('topic') },
    {
      root: 'packages/account',
      name: 'account',
      pages: pagesOf('login', 'addresses', 'address-edit', 'coupons', 'settings', 'merge', 'handover', 'web'),
    },
    {
      root: 'packages/distributor',
      name: 'distributor',
      pages: pagesOf(
        'apply',
        'dashboard',
        'commissions',
        'receipt',
        'customers',
        'team',
        'share',
        'materials',
        'poster',
        'withdraw',
        'withdrawals',
        'withdrawal',
        'identities',
        'calculator',
        'guide',
        'invites',
        'network',
        'links',
      ),
    },
    ...(withGallery ? [{ root: 'packages/gallery', name: 'gallery', pages: ['index'] }] : []),
  ],
  preloadRule: {
    'pages/home/index': { network: 'wifi', packages: ['content'] },
    'pages/product/index': { network: 'all', packages: ['order'] },
    'pages/cart/index': { network: 'all', packages: ['order'] },
    'pages/me/index': { network: 'wifi', packages: ['distributor', 'account'] },
  },
  // H5: a page with a transform would become the containing block of everything `position: fixed` inside it.
  animation: false,
  window: {
    backgroundTextStyle: isWeapp ? ('@backgroundTextStyle' as 'dark') : 'dark',
    backgroundColor: isWeapp ? '@paper' : '#f8f4ed',
    navigationBarBackgroundColor: isWeapp ? '@paper' : '#f8f4ed',
    navigationBarTextStyle: isWeapp ? ('@navText' as 'black') : 'black',
    navigationBarTitleText: '一脉',
  },
  ...(isWeapp
    ? {
        darkmode: true,
        themeLocation: 'theme.json',
        lazyCodeLoading: 'requiredComponents',
        // WeChat refuses these abilities to whoever does not name them.
        requiredPrivateInfos: ['chooseAddress', 'chooseLocation'],
        singlePage: { navigationBarFit: 'squeezed' },
      }
    : {}),
  tabBar: {
    color: isWeapp ? '@tabText' : '#71675d',
    selectedColor: isWeapp ? '@brand' : '#c2301c',
    backgroundColor: isWeapp ? '@surface' : '#fffdf9',
    borderStyle: isWeapp ? ('@tabBorder' as 'white') : 'white',
    list: [tab('home', '首页'), tab('category', '分类'), tab('cart', '购物车'), tab('me', '我的')],
  },
});
