import { douyinEntrance, webEntrance, wechatEntrance } from './entrance';

describe('how somebody came in', () => {
  it.each([
    [1007, 'share-card'],
    [1044, 'share-card'],
    [1154, 'timeline'],
    [1155, 'timeline'],
    [1047, 'scan'],
    [1194, 'link'],
    [1001, 'other'],
    [undefined, 'link'],
  ])('WeChat %s is %s', (scene, entrance) => {
    expect(wechatEntrance(scene, {})).toBe(entrance);
  });

  it.each([
    ['021002', 'scan'],
    ['011007', 'scan'],
    ['023001', 'short-video'],
    ['103002', 'short-video'],
    ['024001', 'share-card'],
    ['021001', 'other'],
    ['', 'link'],
    [undefined, 'link'],
  ])('Douyin %s is %s', (scene, entrance) => {
    expect(douyinEntrance(scene, {})).toBe(entrance);
  });

  it('is what the link says of itself', () => {
    expect(douyinEntrance('023001', { s: 'live' })).toBe('live');
    expect(wechatEntrance(1047, { scene: encodeURIComponent('k=aB3dE9&s=p') })).toBe('poster');
    expect(webEntrance({ k: 'aB3dE9' })).toBe('link');
  });
});
