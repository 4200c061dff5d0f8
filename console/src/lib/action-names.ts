const ACTIONS: Readonly<Record<string, string>> = {
  'staff.login': '登录后台',
  'product.create': '新建商品',
  'product.update': '修改商品',
  'product.put-on-shelf': '上架商品',
  'product.take-off-shelf': '下架商品',
  'stock.receive': '补货入库',
  'category.create': '新建分类',
  'review.show': '展示评价',
  'review.hide': '隐藏评价',
  'review.reply': '回复评价',
  'search-words.save': '保存搜索热词',
  'coupon.create': '新建优惠券',
  'order.ship': '发货',
  'aftersale.approve': '同意售后',
  'aftersale.reject': '拒绝售后',
  'aftersale.receive-return': '收到退货',
  'application.submit': '提交分销申请',
  'application.approve': '通过分销申请',
  'application.reject': '拒绝分销申请',
  'distributor.set-status': '变更分销员资格',
  'distributor.set-parent': '变更上级关系',
  'material.create': '新建素材',
  'material.revise': '修改素材',
  'material.approve': '通过素材',
  'material.reject': '退回素材',
  'material.retire': '停用素材',
  'material.restore': '恢复素材',
  'policy.publish': '发布佣金方案',
  'withdrawal.request': '申请提现',
  'withdrawal.approve': '通过提现',
  'withdrawal.reject': '拒绝提现',
  'member.merge': '合并会员账号',
};

/** The action of an audit record in words; an unknown one is shown by its code. */
export function actionName(action: string): string {
  return ACTIONS[action] ?? action;
}
