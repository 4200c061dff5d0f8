import { DIALECTS } from '../dialects.js';
import { translateTemplate } from './templates.js';

const none = new Set<string>();
const wechat = (source: string, custom = none) => translateTemplate(source, DIALECTS.weapp, custom);
const douyin = (source: string, custom = none) => translateTemplate(source, DIALECTS.tt, custom);

describe('the translation of templates', () => {
  it('puts built-in tags apart from those of HTML and keeps what they say', () => {
    const { source, handlers, problems } = wechat(
      '<view class="{{i.cl}}" bindtap="eh"><input value="{{a > b}}" catch:input="typed"></input></view>',
    );
    expect(source).toBe(
      '<wx-view class="{{i.cl}}" bindtap="eh"><wx-input value="{{a > b}}" catch:input="typed"></wx-input></wx-view>',
    );
    expect(handlers).toEqual(['eh', 'typed']);
    expect(problems).toEqual([]);
  });

  it('speaks of Douyin in the words of WeChat', () => {
    const { source, problems } = douyin(
      '<sjs module="xs" src="./utils.sjs"/><import src="../../base.ttml"/><block tt:for="{{list}}" tt:key="id"><text/></block>',
    );
    expect(source).toBe(
      '<wxs module="xs" src="./utils"/><import src="../../base"/><block wx:for="{{list}}" wx:key="id"><wx-text/></block>',
    );
    expect(problems).toEqual([]);
  });

  it('leaves custom components and addresses of pictures alone', () => {
    const { source, problems } = wechat('<comp i="{{i}}"/><image src="/a.wxml"/>', new Set(['comp']));
    expect(source).toBe('<comp i="{{i}}"/><wx-image src="/a.wxml"/>');
    expect(problems).toEqual([]);
  });

  it.each([
    ['a tag of HTML', '<div></div>', 'there is no component <div>'],
    ['a built-in component of nobody', '<sparkle/>', 'there is no component <sparkle>'],
    ['a directive that does not exist', '<view wx:show="{{a}}"/>', '<view>: there is no wx:show'],
    ["the other platform's directive", '<view tt:if="{{a}}"/>', "<view>: tt:if is the other platform's"],
    ['an event of Vue', '<view @tap="x"/>', '<view>: the attribute @tap belongs to another language'],
    ['a directive of Vue', '<view v-if="x"/>', '<view>: the attribute v-if belongs to another language'],
    ['an unknown prefix', '<view on:tap="x"/>', '<view>: on:tap has an unknown prefix'],
    ['what the host cannot draw', '<map/>', 'the host does not draw <map>'],
  ])('complains about %s', (_what, source, problem) => {
    expect(wechat(source).problems).toContain(problem);
  });

  it('knows which script tag belongs to whom', () => {
    expect(douyin('<wxs module="a" src="./a.wxs"/>').problems).toEqual(['there is no component <wxs>']);
    expect(wechat('<sjs module="a" src="./a.sjs"/>').problems).toEqual(['there is no component <sjs>']);
  });
});
