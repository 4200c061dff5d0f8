import { DIALECTS } from '../dialects.js';
import { rpxToViewport, translateStyle } from './styles.js';

const translate = (files: Record<string, string>) =>
  translateStyle('pages/a.wxss', DIALECTS.weapp, (file) => files[file]);

describe('the translation of styles', () => {
  it.each([
    ['750rpx', '100vw'],
    ['1rpx', '0.13333vw'],
    ['-24rpx auto', '-3.2vw auto'],
    ['calc(100% - 15rpx)', 'calc(100% - 2vw)'],
    ['2px', '2px'],
  ])('makes %s a share of the screen: %s', (rpx, viewport) => {
    expect(rpxToViewport(rpx)).toBe(viewport);
  });

  it('renames tags and the page, and nothing else', () => {
    const { css } = translate({
      'pages/a.wxss':
        'page,.view view>text::after{width:75rpx}@keyframes from{from{top:1px}to{top:75rpx}}@media (min-width:375rpx){.a{color:red}}',
    });
    expect(css).toBe(
      'body,.view wx-view>wx-text::after{width:10vw}@keyframes from{from{top:1px}to{top:10vw}}@media (min-width:50vw){.a{color:red}}',
    );
  });

  it('puts imported files in place, each once', () => {
    const { css, problems } = translate({
      'pages/a.wxss': '@import "../common.wxss";@import "/common.wxss";.a{top:0}',
      'common.wxss': '.c{top:0}',
    });
    expect(css).toBe('.c{top:0}.a{top:0}');
    expect(problems).toEqual([]);
  });

  it('complains about files that are not there and pictures that a style cannot show', () => {
    const { problems } = translate({
      'pages/a.wxss': '@import "./b.wxss";.a{background:url(/tab.png);mask:url("data:image/svg+xml,x")}',
    });
    expect(problems).toEqual([
      'there is no pages/b.wxss',
      'background: a style cannot show the local file /tab.png',
    ]);
  });
});
