import type { MaterialCategory } from '@yimai/shared/domain/material/material';
import type { PictureKind } from './types.js';

/** Something the demo shop gives its distributors to share. */
export interface DemoMaterial {
  /** Slug of a product; null: for the whole shop. */
  product: string | null;
  category: MaterialCategory;
  title: string;
  /** With variables in braces. */
  text: string;
  /** Pictures of the product in this order; empty: words alone. */
  pictures: readonly PictureKind[];
  /** A film is made of the pictures. */
  isFilm?: boolean;
  isPinned?: boolean;
}

const SET: readonly PictureKind[] = ['hero', 'scene', 'flatlay', 'pack'];
const PAIR: readonly PictureKind[] = ['hero', 'scene'];
const ONE: readonly PictureKind[] = ['scene'];

const OF_PRODUCTS: readonly DemoMaterial[] = [
  {
    product: 'rouge-teapot',
    category: 'story',
    title: '一把壶的下午',
    text: '周末把这把壶拿出来，热水一冲，釉色像晚霞落进水里。\n出水很利落，断水也干净，老人家自己倒茶不怕烫手。\n{商品名}，现在{价格}（原来{划线价}）。\n想看细节的点这里：{我的链接}',
    pictures: SET,
    isPinned: true,
  },
  {
    product: 'rouge-teapot',
    category: 'festival',
    title: '送长辈的一份体面',
    text: '给爸妈挑东西，就怕中看不中用。\n这把手作壶两样都占了：摆着好看，用着顺手，还带一只棉麻收纳袋，拎着就能走。\n{我的名字}替你看过实物了：{我的链接}',
    pictures: PAIR,
  },
  {
    product: 'osmanthus-oolong',
    category: 'story',
    title: '冷泡一夜的桂花香',
    text: '晚上丢一包进冰箱，早上带去公司，拧开杯盖先闻到桂花。\n茶包一只能续三泡，独立小袋，放抽屉里不占地方。\n{商品名}，{价格}一盒：{我的链接}',
    pictures: SET,
    isPinned: true,
  },
  {
    product: 'spring-green-tea',
    category: 'knowledge',
    title: '雨前茶好在哪',
    text: '谷雨前采的这一批，一芽二叶，海拔八百米的山场。\n铁锅手炒，闻着是豆香，喝到后面有回甘。\n泡法记一句：八十五度的水，别闷盖。\n{商品名} {价格}，{我的链接}',
    pictures: ['scene', 'hero', 'flatlay'],
  },
  {
    product: 'tangerine-puer',
    category: 'knowledge',
    title: '小青柑怎么喝',
    text: '第一次喝小青柑的朋友常问：要不要掰碎？\n整颗投进去就行，果皮和熟普慢慢交融，越泡越顺。\n晒足了日光的果皮香气更沉稳。\n{价格}十二颗，慢慢喝一个秋天：{我的链接}',
    pictures: SET,
  },
  {
    product: 'yunnan-coffee',
    category: 'fresh',
    title: '新烘的一批豆子',
    text: '刚烘好的保山日晒，中度烘焙，磨开有莓果和可可的味道。\n手冲、法压都可以，怕酸的朋友也能喝。\n下单后再烘，拿到手就是新鲜的：{我的链接}',
    pictures: PAIR,
  },
  {
    product: 'acacia-honey',
    category: 'knowledge',
    title: '一年一季的洋槐蜜',
    text: '洋槐花期只有五月那十来天，错过要再等一年。\n成熟封盖蜜，颜色浅，入口清，不容易结晶。\n早上一勺兑温水，{价格}一瓶：{我的链接}',
    pictures: ['hero', 'scene', 'flatlay'],
  },
  {
    product: 'orange-juice',
    category: 'fresh',
    title: '配料表只有橙子',
    text: '翻了翻配料表，除了脐橙没有别的。\n冷藏直送，拧开就是刚榨的味道，孩子放学回家一瓶刚好。\n{商品名} {价格}：{我的链接}',
    pictures: PAIR,
    isFilm: true,
  },
  {
    product: 'mountain-nut-gift',
    category: 'festival',
    title: '走亲访友带这一盒',
    text: '八种整颗坚果，低温轻烘，不腻口。\n礼盒有分量，送长辈、送客户都拿得出手。\n{商品名}现在{价格}，日常{划线价}。\n需要的直接拍：{我的链接}',
    pictures: SET,
    isPinned: true,
  },
  {
    product: 'mountain-nut-gift',
    category: 'offer',
    title: '囤货文案（短）',
    text: '{商品名}到{价格}了，八味整颗、低温轻烘，家里常备一盒：{我的链接}',
    pictures: [],
  },
  {
    product: 'custard-mooncake',
    category: 'festival',
    title: '月圆时分',
    text: '切开会流心的奶黄月饼，咸蛋黄是手工压的馅。\n八枚独立包装，一家人一人一枚刚刚好。\n{价格}一盒：{我的链接}',
    pictures: SET,
  },
  {
    product: 'butter-cookie',
    category: 'story',
    title: '下午茶的一点奢侈',
    text: '动物黄油的香是盖不住的，打开铁盒满屋子都是。\n手工裱花，入口就化，配红茶刚好。\n{商品名} {价格}：{我的链接}',
    pictures: PAIR,
  },
  {
    product: 'dandong-strawberry',
    category: 'fresh',
    title: '清晨现摘的草莓',
    text: '一颗一坑的泡沫孔位，路上不磕碰。\n清晨采、当天发，收到时叶子还是挺的。\n单果都在 25 克上下，{价格}：{我的链接}',
    pictures: SET,
    isFilm: true,
  },
  {
    product: 'aksu-apple',
    category: 'story',
    title: '切开看糖心',
    text: '昼夜温差十五度养出来的脆甜，切开能看到自然的糖心。\n带皮洗洗就能吃，一箱很快见底。\n{商品名} {价格}：{我的链接}',
    pictures: ['hero', 'flatlay', 'scene'],
  },
  {
    product: 'yunnan-blueberry',
    category: 'fresh',
    title: '大颗蓝莓到了',
    text: '果径 18 毫米起，一口一个脆的。\n果粉还在，说明采下来没怎么折腾。\n六盒{价格}，{我的链接}',
    pictures: PAIR,
  },
  {
    product: 'free-range-egg',
    category: 'knowledge',
    title: '怎么看鸡蛋新不新鲜',
    text: '拿起来对着光：气室小、蛋清不散，就是新鲜的。\n这家 48 小时内的蛋，逐枚喷了日期，看得见。\n三十枚{价格}：{我的链接}',
    pictures: ONE,
  },
  {
    product: 'nonstick-pan',
    category: 'story',
    title: '煎蛋滑得出去的锅',
    text: '不用多放油，鸡蛋自己在锅里打转。\n电磁炉、明火都能用，锅身是一体压铸的，压手但不沉。\n{商品名} {价格}：{我的链接}',
    pictures: SET,
  },
  {
    product: 'bamboo-tissue',
    category: 'offer',
    title: '整箱囤纸',
    text: '竹浆本色，四层，湿了也不破。\n一箱二十四包够用好一阵，算下来比零买省。\n{价格}：{我的链接}',
    pictures: ONE,
  },
  {
    product: 'soy-candle',
    category: 'story',
    title: '点一支，房间就安静下来',
    text: '雪松打底，无花果收尾，不是那种冲的香。\n大豆蜡烧得干净，睡前点半小时，人就松下来了。\n{商品名} {价格}：{我的链接}',
    pictures: PAIR,
  },
  {
    product: 'fresh-bouquet',
    category: 'story',
    title: '每周一的花',
    text: '周一收花，剪一剪根，插进瓶里，一周的心情就有了颜色。\n基地直发，附醒花的小袋和说明，新手也养得好。\n{商品名} {价格}：{我的链接}',
    pictures: SET,
  },
  {
    product: 'teddy-bear',
    category: 'festival',
    title: '枕边的一个拥抱',
    text: '短绒不掉毛，五官是刺绣的，小朋友抱着睡也放心。\n送孩子，也送还想当孩子的人。\n{价格}：{我的链接}',
    pictures: PAIR,
  },
  {
    product: 'washable-crayon',
    category: 'knowledge',
    title: '画到墙上也不慌',
    text: '温水一擦就掉，沙发和墙都试过了。\n三角笔身不乱滚，笔头粗，小手握得住。\n二十四色{价格}：{我的链接}',
    pictures: ['hero', 'scene', 'spec'],
  },
  {
    product: 'camp-tent',
    category: 'fresh',
    title: '五分钟搭好一个家',
    text: '按一下就撑开，双层防雨，四面通风。\n周末带上它，草地就是客厅。\n{商品名} {价格}（{划线价}）：{我的链接}',
    pictures: SET,
    isFilm: true,
  },
  {
    product: 'running-shoe',
    category: 'story',
    title: '跑完五公里的感受',
    text: '单只二百三十克左右，落地软，蹬地有回弹。\n鞋楦偏正，脚背高的朋友不用加码。\n{商品名} {价格}：{我的链接}',
    pictures: PAIR,
  },
  {
    product: 'rose-hydrosol',
    category: 'knowledge',
    title: '纯露怎么用',
    text: '洗完脸按两下，拍到半干再上乳。\n配料只有玫瑰花水，细雾不呛。\n{商品名} {价格}：{我的链接}',
    pictures: ['hero', 'scene'],
  },
];

const OF_THE_SHOP: readonly DemoMaterial[] = [
  {
    product: null,
    category: 'brand',
    title: '我常逛的小店',
    text: '推荐一家我自己常买的店「{店名}」，东西实在，包装也用心。\n不合适七天可以退，进来随便看看：{我的链接}',
    pictures: [],
    isPinned: true,
  },
  {
    product: null,
    category: 'brand',
    title: '口令版（适合聊天里发）',
    text: '{我的口令}',
    pictures: [],
  },
  {
    product: null,
    category: 'brand',
    title: '自我介绍',
    text: '大家好，我是{我的名字}。平时爱分享自己用过的好东西，都在「{店名}」能找到。\n有想找的东西可以问我，我的推广码是 {推广码}。',
    pictures: [],
  },
];

/** The pinned last, because the newest comes first. */
export const DEMO_MATERIALS: readonly DemoMaterial[] = [...OF_PRODUCTS, ...OF_THE_SHOP];
