import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StorefrontDocument } from './document.js';
import { answersScript } from './first-answers.js';
import { html } from './html.js';
import { pageAt } from './pages.js';
import { paintCategory, shelfOf } from './paint-category.js';
import { paintHome } from './paint-home.js';
import { paintProduct } from './paint-product.js';

const BUILT =
  '<!doctype html><html><head><title>一脉</title><!--head--><link href="/css/app.css" data-boot><!--files--></head>' +
  '<body><div id="boot"><!--paint--><i>bones</i><!--/paint--></div><!--data--><script>start()</script></body></html>';
const ROUTES = { entry: ['js/app.js'], 'pages/home/index': ['js/app.js', 'css/home.css', 'js/home.js'] };
const at = (address: string) => pageAt(new URL(address, 'http://shop'));
const evil = '</script><script>alert(1)</script>';

describe('the storefront’s document', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yimai-document-'));
  const file = path.join(folder, 'index.html');
  beforeAll(() => {
    fs.writeFileSync(file, BUILT);
    fs.writeFileSync(path.join(folder, 'route-assets.json'), JSON.stringify(ROUTES));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('names the files of the page that the entry does not', () => {
    const text = new StorefrontDocument(folder).compose('pages/home/index', undefined);
    expect(text).toContain(
      '<link href="/css/home.css" data-boot /><link href="/js/home.js" data-boot /></head>',
    );
    expect(text).toContain('<!--paint--><i>bones</i><!--/paint-->');
  });

  it('puts in title, head, first paint and data as they are', () => {
    const parts = {
      title: '茶 & 壶',
      head: html`<meta name="x" />`,
      paint: html`<b>$& $1</b>`,
      data: html`<i>d</i>`,
    };
    const text = new StorefrontDocument(folder).compose('pages/nowhere/index', parts);
    expect(text).toContain('<title>茶 &amp; 壶</title><meta name="x" />');
    expect(text).toContain('<div id="boot"><b>$& $1</b></div><i>d</i><script>');
    expect(text).not.toContain('bones');
  });

  it('allows exactly the scripts that are inside', () => {
    expect(new StorefrontDocument(folder).scriptHashes()).toEqual([
      "'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='",
    ]);
  });

  it('is read again when a build replaced it', () => {
    const document = new StorefrontDocument(folder);
    expect(document.compose(undefined, undefined)).toContain('一脉');
    fs.writeFileSync(file, BUILT.replace('一脉', '二脉'));
    fs.utimesSync(file, 1, 1);
    expect(document.compose(undefined, undefined)).toContain('二脉');
    // A build takes the old one away first.
    fs.rmSync(file);
    expect(document.compose(undefined, undefined)).toContain('二脉');
  });
});

describe('what is put into a page', () => {
  it('cannot end the element it is in', () => {
    const text = answersScript(new Map([['/v1/x', JSON.stringify({ title: evil })]]), {
      at: new Date(0),
      deviceId: null,
    }).text;
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    const json = />(.*)</s.exec(text)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({
      at: 'Thu, 01 Jan 1970 00:00:00 GMT',
      answers: { '/v1/x': { title: evil } },
    });
  });

  it('is text, whatever a merchant wrote', () => {
    const image = { url: '"><script>', width: 1, height: 1, placeholderColor: 'red;}*{display:none' };
    const product = { title: evil, subtitle: evil, priceFen: 1230, images: [], image };
    const { text } = paintProduct(product as unknown as Parameters<typeof paintProduct>[0]);
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('display:none');
    expect(text).toContain('12<small>.30</small>');
  });

  it('of home is in the merchant’s order, up to what only a script can draw', () => {
    const image = { url: '/files/a.jpg', width: 900, height: 300, placeholderColor: '#aabbcc' };
    const none = { to: 'none' };
    const banner = { type: 'banner', items: [{ image, title: '秋茶', link: none }] };
    const news = { type: 'notice', items: [{ text: evil, link: none }] };
    const ways = { type: 'shortcuts', items: [{ title: '茗茶', imageUrl: '', link: none }] };
    const painted = (...blocks: object[]): string =>
      paintHome({ blocks } as unknown as Parameters<typeof paintHome>[0]).text;
    const text = painted(news, banner, ways);
    expect(text).toContain('aspect-ratio:3');
    expect(text).not.toContain('<script>');
    expect(text.indexOf('data-hero')).toBeGreaterThan(text.indexOf('class="boot-block boot-news"'));
    expect(text).toContain('茗茶');
    // What stands below a shelf is not where a paint without the shelf would put it.
    expect(painted({ type: 'shelf' }, banner)).not.toContain('data-hero');
  });

  it('of a category is painted with its pictures in one frame, before any script runs', () => {
    const goods = Array.from({ length: 9 }, () => ({
      title: evil,
      priceFen: 1230,
      image: { url: '/files/a.jpg' },
    }));
    const shelf = shelfOf([{ id: 'cat_1', parentId: null, name: '茗茶' }] as never, null);
    if (!shelf) throw new Error('no shelf');
    const { text } = paintCategory(shelf, goods as never);
    const pictures = text.match(/<img[^>]*>/g) ?? [];
    expect(pictures).toHaveLength(5);
    for (const picture of pictures) expect(picture).toMatch(/ data-hero .* decoding="sync"/);
    expect(text).not.toContain('<script>');
  });

  it.each([
    ['/', 'pages/home/index', 1],
    ['/r/Ab12cd', 'pages/home/index', 1],
    ['/packages/content/topic/index?slug=tea', 'packages/content/topic/index', 1],
    ['/packages/content/topic/index', 'packages/content/topic/index', 0],
    ['/pages/product/index?productId=prd_1', 'pages/product/index', 3],
    ['/pages/product/index', 'pages/product/index', 0],
    ['/pages/category/index', 'pages/category/index', 1],
    ['/packages/distributor/dashboard/index', 'packages/distributor/dashboard/index', 0],
    ['/packages/order/orders/index', 'packages/order/orders/index', 0],
  ])('%s is %s with %d answers', (address, page, answers) => {
    expect(at(address)).toMatchObject({ page });
    expect(at(address).answers).toHaveLength(answers);
  });

  it('an address cannot ask for anything else than its page', () => {
    const [path = ''] = at('/pages/product/index?productId=../../me?x=').answers;
    expect(path).toBe('/v1/shop/products/..%2F..%2Fme%3Fx%3D');
    const [built = ''] = at('/packages/content/topic/index?slug=../profile&preview=a%26b').answers;
    expect(built).toBe('/v1/shop/pages/..%2Fprofile?preview=a%26b');
  });
});
