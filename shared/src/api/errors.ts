/**
 * The one catalogue of errors: code → HTTP status → what the person reads. Codes are stable and for programs; messages
 * are for people and may be improved. A code that is not here cannot be thrown.
 */
export const ERRORS = {
  // requests
  INVALID_INPUT: [400, '提交的内容有误，请检查后重试'],
  UNKNOWN_FIELD: [400, '请求中包含不支持的字段'],
  MALFORMED_JSON: [400, '请求格式不正确'],
  NOT_FOUND: [404, '您访问的内容不存在'],
  METHOD_NOT_ALLOWED: [405, '不支持的请求方式'],
  PAYLOAD_TOO_LARGE: [413, '提交的内容过大'],
  RATE_LIMITED: [429, '操作太频繁，请稍后再试'],
  INTERNAL: [500, '系统开小差了，请稍后再试'],
  BUSY: [503, '当前访问人数较多，请稍后再试'],
  IDEMPOTENCY_KEY_REQUIRED: [400, '缺少幂等键，请升级客户端后重试'],
  IDEMPOTENCY_KEY_REUSED: [422, '同一操作编号对应的内容不一致，请重新提交'],
  IDEMPOTENCY_IN_FLIGHT: [409, '相同的操作正在处理中，请稍候'],
  CONFLICT: [409, '数据已被更新，请刷新后重试'],
  PLATFORM_UNAVAILABLE: [502, '平台暂时无法响应，请稍后再试'],
  // identity
  UNAUTHENTICATED: [401, '请先登录'],
  TOKEN_EXPIRED: [401, '登录已过期，请重新登录'],
  TOKEN_REVOKED: [401, '登录已失效，请重新登录'],
  FORBIDDEN: [403, '您没有权限进行此操作'],
  MEMBER_BLOCKED: [403, '账号已被限制使用，请联系客服'],
  LOGIN_CODE_INVALID: [400, '登录凭证无效或已过期，请重试'],
  LOGIN_SNAPSHOT_USER: [403, '当前为微信快照页，请点击“使用完整服务”后再登录'],
  LOGIN_HIGH_RISK: [403, '当前账号存在风险，平台已拒绝登录'],
  SMS_CODE_INVALID: [400, '验证码错误或已过期'],
  SMS_TOO_FREQUENT: [429, '验证码发送过于频繁，请稍后再试'],
  SMS_SEND_FAILED: [502, '短信发送失败，请稍后再试'],
  PHONE_INVALID: [400, '手机号格式不正确'],
  HANDOVER_INVALID: [410, '链接已失效，请回到原来的页面重新打开'],
  STAFF_CREDENTIALS_INVALID: [401, '账号、密码或动态码不正确'],
  STAFF_LOCKED: [423, '登录失败次数过多，账号已临时锁定'],
  TOTP_REQUIRED: [401, '请输入动态验证码'],
  MERGE_NOT_FOUND: [404, '没有待确认的账号合并'],
  MERGE_EXPIRED: [410, '账号合并已过期，请重新发起'],
  MERGE_CONSENT_REQUIRED: [400, '请先阅读并同意账号合并说明'],
  MERGE_BLOCKED: [409, '两个账号暂时不能合并'],
  // uploads
  FILE_REQUIRED: [400, '请选择要上传的文件'],
  FILE_TOO_LARGE: [413, '文件过大，请压缩后再上传'],
  FILE_TYPE_UNSUPPORTED: [415, '不支持这种文件，请上传 JPG、PNG 或 WebP 图片'],
  FILE_BROKEN: [400, '文件已损坏，请换一个再试'],
  FILE_UNSUITABLE: [400, '文件不符合要求'],
  FILE_DAILY_LIMIT: [429, '今天上传得太多了，请明天再试'],
  FILE_NOT_FOUND: [404, '文件不存在或已失效，请重新上传'],
  TEXT_REFUSED: [409, '内容包含不合适的信息，请修改后再试'],
  FILE_REFUSED: [409, '内容未通过平台审核，请换一个'],
  // catalog and cart
  PRODUCT_NOT_FOUND: [404, '商品不存在或已下架'],
  PRODUCT_OFF_SHELF: [409, '商品已下架'],
  VIRTUAL_NOT_SOLD_HERE: [409, '由于相关规范，iOS 端暂不支持购买此商品，有疑问请联系客服'],
  VIRTUAL_SEPARATELY: [409, '虚拟商品请与其他商品分开下单'],
  VIRTUAL_GATE_CLOSED: [409, '所在分类未开通虚拟商品，请先完成合规确认'],
  SKU_NOT_FOUND: [404, '所选规格不存在'],
  OUT_OF_STOCK: [409, '库存不足，手慢了一步'],
  QUANTITY_LIMIT: [400, '购买数量超出限制'],
  CART_FULL: [409, '购物车已满，请先清理'],
  CART_ITEM_NOT_FOUND: [404, '购物车中没有该商品'],
  CATEGORY_NOT_FOUND: [404, '分类不存在'],
  // pages
  PAGE_NOT_FOUND: [404, '页面不存在或已下线'],
  PAGE_SLUG_TAKEN: [409, '这个页面地址已被使用'],
  PAGE_INVALID: [409, '页面还有未完成的内容，请修改后再发布'],
  PAGE_STATE: [409, '页面当前状态不支持此操作'],
  PREVIEW_EXPIRED: [410, '预览已过期，请在后台重新打开'],
  // address, coupon, order
  ADDRESS_NOT_FOUND: [404, '收货地址不存在'],
  ADDRESS_REQUIRED: [400, '请选择收货地址'],
  ADDRESS_LIMIT: [409, '收货地址数量已达上限'],
  REGION_INVALID: [400, '所在地区不正确，请重新选择'],
  REGION_NOT_DELIVERED: [409, '该地区暂不支持配送'],
  COUPON_NOT_FOUND: [404, '优惠券不存在'],
  COUPON_NOT_APPLICABLE: [409, '优惠券不满足使用条件'],
  COUPON_SOLD_OUT: [409, '优惠券已领完'],
  COUPON_ALREADY_CLAIMED: [409, '您已领取过该优惠券'],
  QUOTE_CHANGED: [409, '价格或库存有变化，请确认后重新提交'],
  ORDER_NOT_FOUND: [404, '订单不存在'],
  ORDER_STATE: [409, '订单当前状态不支持此操作'],
  ORDER_EMPTY: [400, '请选择要购买的商品'],
  // payment
  PAYMENT_NOT_FOUND: [404, '支付单不存在'],
  PAYMENT_SCENE_UNAVAILABLE: [409, '当前环境不支持该支付方式'],
  PAYMENT_IDENTITY_REQUIRED: [409, '请先在当前平台完成登录后再支付'],
  PAYMENT_EXPIRED: [409, '订单已超过支付时限'],
  PAYMENT_CHANNEL_DOWN: [502, '支付通道繁忙，请稍后再试'],
  PAYMENT_REJECTED: [409, '支付通道拒绝了本次支付'],
  NOTIFICATION_FORGED: [401, '通知验签失败'],
  NOTIFICATION_MISMATCH: [409, '通知内容与订单不符'],
  REFUND_EXCEEDS_PAID: [409, '退款金额超过可退金额'],
  REFUND_STATE: [409, '当前状态不能退款'],
  // fulfilment and after-sale
  CARRIER_UNKNOWN: [400, '不支持的快递公司'],
  TRACKING_NUMBER_INVALID: [400, '快递单号格式不正确'],
  RECEIPT_NOT_CONFIRMED: [409, '微信中还没有确认收货，请完成确认后再试'],
  SHIPMENT_EXISTS: [409, '订单已发货'],
  AFTERSALE_NOT_FOUND: [404, '售后单不存在'],
  AFTERSALE_STATE: [409, '售后单当前状态不支持此操作'],
  AFTERSALE_WINDOW_CLOSED: [409, '已超过售后时限'],
  AFTERSALE_IN_PROGRESS: [409, '该商品已有进行中的售后'],
  // reviews
  REVIEW_NOT_FOUND: [404, '评价不存在或已删除'],
  REVIEW_NOT_RECEIVED: [409, '确认收货后才能评价'],
  REVIEW_LINE_REFUNDED: [409, '商品已退款，不能再评价'],
  REVIEW_EXISTS: [409, '您已经评价过了，谢谢'],
  REVIEW_FOLLOW_UP_CLOSED: [409, '已超过 180 天，不能再追评'],
  REVIEW_STATE: [409, '评价当前状态不支持此操作'],
  REVIEW_REPLIED: [409, '已经回复过这条评价'],
  // distribution
  DISTRIBUTOR_REQUIRED: [403, '您还不是分销员'],
  DISTRIBUTOR_NOT_FOUND: [404, '分销员不存在'],
  DISTRIBUTOR_EXISTS: [409, '您已经是分销员了'],
  DISTRIBUTOR_DISABLED: [403, '分销资格已暂停，请联系客服'],
  APPLICATION_PENDING: [409, '申请正在审核中'],
  APPLICATION_NOT_FOUND: [404, '申请不存在'],
  APPLICATION_STATE: [409, '该申请已处理'],
  PHONE_REQUIRED: [409, '请先绑定手机号'],
  INVITE_CODE_INVALID: [400, '邀请码无效'],
  SPONSOR_CYCLE: [409, '上级关系会形成循环，不能这样设置'],
  SPONSOR_DEPTH: [409, '团队层级过深，不能加入'],
  SPONSOR_SELF: [409, '不能成为自己的上级'],
  REFERRAL_CODE_INVALID: [404, '推广码无效或已失效'],
  REFERRAL_SELF: [409, '不能使用自己的推广码'],
  COMMISSION_NOT_FOUND: [404, '佣金记录不存在'],
  POLICY_INVALID: [400, '佣金方案不符合规则'],
  POLICY_SIGN_OFF_REQUIRED: [403, '该方案需要另一位负责人复核后才能发布'],
  POLICY_PROPOSAL_STATE: [409, '待复核的方案已有变化，请刷新后查看'],
  POLICY_OWN_PROPOSAL: [403, '不能复核自己提交的方案，请由另一位同事复核'],
  MATERIAL_NOT_FOUND: [404, '素材不存在或已下架'],
  MATERIAL_STATE: [409, '素材状态已变化，请刷新后重试'],
  MATERIAL_OWN_WORK: [403, '不能审核自己提交的素材，请由其他同事审核'],
  MATERIAL_EMPTY: [400, '请至少填写文案、添加图片或视频'],
  WORDING_REFUSED: [422, '文字里有不能发布的词语，请修改后再试'],
  POSTER_BACKGROUND_CHECKING: [409, '背景图正在审核，通常一分钟内完成，请稍后再保存'],
  POSTER_FAILED: [502, '海报生成失败，请稍后再试'],
  // withdrawal
  WITHDRAWAL_NOT_FOUND: [404, '提现记录不存在'],
  WITHDRAWAL_TOO_SMALL: [400, '低于最低提现金额'],
  WITHDRAWAL_INSUFFICIENT: [409, '可提现余额不足'],
  WITHDRAWAL_DAILY_LIMIT: [409, '已达当日提现上限'],
  WITHDRAWAL_STATE: [409, '提现单当前状态不支持此操作'],
  WITHDRAWAL_ACCOUNT_REQUIRED: [409, '请先绑定收款账户'],
  WITHDRAWAL_NAME_REQUIRED: [400, '该金额需要填写收款人真实姓名'],
  WITHDRAWAL_DEBT: [409, '存在待抵扣的佣金，暂不能提现'],
  WITHDRAWAL_ON_HOLD: [409, '账户近期有变更，暂不能提现'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof ERRORS;

/** The body of every failed response. `param` names the offending input, `requestId` is for support. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; param?: string; requestId: string };
}

export function errorStatus(code: ErrorCode): number {
  return ERRORS[code][0];
}

export function errorMessage(code: ErrorCode): string {
  return ERRORS[code][1];
}
