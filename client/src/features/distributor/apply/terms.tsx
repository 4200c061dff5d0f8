import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Popup } from '@/components/popup';
import styles from './apply.module.scss';

const CLAUSES: readonly { title: string; text: string }[] = [
  { title: '关系', text: '您以个人身份向他人推荐本店商品，按成交获得推广服务佣金；双方不因此形成劳动关系。' },
  { title: '免费', text: '加入、保持和退出均不收取费用，也不以购买商品为条件。' },
  {
    title: '佣金',
    text: '佣金以买家实付的商品金额为基数，按下单时生效的方案计算；发生退款的部分相应冲回，已提现的从后续佣金中抵扣。',
  },
  {
    title: '结算',
    text: '买家收货并过了退货期、没有进行中的售后，佣金方可提现；提现时依法代扣代缴个人所得税。',
  },
  {
    title: '推广',
    text: '请如实介绍商品，不虚构功效、价格和收入，不以利益诱导他人分享或加入，不骚扰他人，不以邀请人数计酬。',
  },
  { title: '信息', text: '为结算与合规，本店处理您的称呼、手机号、平台身份和收款信息，加密保存，不作他用。' },
  {
    title: '退出',
    text: '您可以随时申请退出，已结算和待结算的佣金照常支付；违反约定的，本店会说明原因后暂停资格，您可以申诉。',
  },
];

export function Terms({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Popup
      open={open}
      onClose={onClose}
      title="推广服务协议"
      footer={
        <Button kind="secondary" block onPress={onClose}>
          我看完了
        </Button>
      }
    >
      {CLAUSES.map(({ title, text }, index) => (
        <View key={title} className={styles.clause}>
          <Text className={styles.clauseTitle}>
            {index + 1}. {title}
          </Text>
          <Text className={styles.clauseText}>{text}</Text>
        </View>
      ))}
    </Popup>
  );
}
