import { detailWith, placeOf, plainPhone, takeApart } from './written-address';

describe('an address of the platform', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['86-13800138000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['0755-26001234', '075526001234'],
    ['', ''],
  ])('writes the number %s as %s', (written, plain) => expect(plainPhone(written)).toBe(plain));

  it('knows what a district lies in', () =>
    expect(placeOf('440305')).toEqual({ provinceCode: '44', cityCode: '4403', districtCode: '440305' }));
});

describe('a line of a map', () => {
  it.each([
    ['广东省深圳市南山区科苑路 15 号', '广东省|深圳市|南山区|科苑路 15 号'],
    ['深圳市南山区科苑路15号', '|深圳市|南山区|科苑路15号'],
    ['北京市朝阳区建国路财富市场 8 号', '北京市||朝阳区|建国路财富市场 8 号'],
    ['北京市北京市朝阳区建国路', '北京市|北京市|朝阳区|建国路'],
    ['中国上海市浦东新区世纪大道100号', '上海市||浦东新区|世纪大道100号'],
    ['广东省东莞市南城街道鸿福路 1 号', '广东省|东莞市||南城街道鸿福路 1 号'],
    ['湖北省荆州市沙市区北京路', '湖北省|荆州市|沙市区|北京路'],
    ['湖南省常德市津市市孟姜女大道', '湖南省|常德市|津市市|孟姜女大道'],
    ['黑龙江省哈尔滨市道里区中央大街', '黑龙江省|哈尔滨市|道里区|中央大街'],
    ['河北省石家庄市桥西区中山西路', '河北省|石家庄市|桥西区|中山西路'],
    ['湖北省恩施土家族苗族自治州恩施市舞阳大道', '湖北省|恩施土家族苗族自治州|恩施市|舞阳大道'],
    ['新疆维吾尔自治区阿克苏地区阿克苏市东大街', '新疆维吾尔自治区|阿克苏地区|阿克苏市|东大街'],
    ['内蒙古自治区锡林郭勒盟锡林浩特市那达慕大街', '内蒙古自治区|锡林郭勒盟|锡林浩特市|那达慕大街'],
    ['浙江省丽水市景宁畲族自治县人民路', '浙江省|丽水市|景宁畲族自治县|人民路'],
    ['科苑路 15 号', '|||科苑路 15 号'],
    ['', '|||'],
  ])('%s', (line, parts) => {
    const { province, city, district, rest } = takeApart(line);
    expect([province, city, district, rest].join('|')).toBe(parts);
  });

  it.each([
    { typed: '', last: '', detail: '深南大道 1 号' },
    { typed: '2 幢 1203 室', last: '', detail: '深南大道 1 号 2 幢 1203 室' },
    { typed: '科苑路 15 号 2 幢 1203 室', last: '科苑路 15 号', detail: '深南大道 1 号 2 幢 1203 室' },
    { typed: '科苑路 15 号', last: '科苑路 15 号', detail: '深南大道 1 号' },
  ])('behind it stays what was typed: $detail', ({ typed, last, detail }) =>
    expect(detailWith('深南大道 1 号', typed, last)).toBe(detail),
  );
});
