import { EVERYWHERE } from './platform-words';

/** The short forms shown in place; a shop replaces them with its own. */
export const TERMS = `登录即在本店建立一个会员账号，同一手机号在${EVERYWHERE}为同一会员。
您通过他人分享进入时，系统会记录为您服务的分销员，不影响商品价格与您的任何权益。
请勿利用技术手段虚构交易或骗取佣金，违规订单将被取消。`;

export const PRIVACY = `我们只收集完成订单所必需的信息：手机号、收货地址与平台身份标识；手机号与收款信息加密保存。
分享关系只用于记录服务归属与佣金，不会向他人展示您的手机号与购买内容。
商城有时按随机的设备编号分组，展示不同的页面样式或价格旁的文字，商品价格对所有人一致。
您可以随时联系客服查阅、更正或注销账号。`;
