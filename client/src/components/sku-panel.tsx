import { Text, View } from '@tarojs/components';
import { Button } from './button';
import { toast } from './feedback';
import { Image } from './image';
import { Popup } from './popup';
import { Price, type PriceLabel } from './price';
import { SkuGroups } from './sku-groups';
import type { SkuOption, SkuSpec } from './sku-selection';
import { Stepper } from './stepper';
import { stockText, useSkuChoice, type SkuChoice } from './use-sku-choice';
import styles from './sku-panel.module.scss';

export interface SkuPanelProps {
  open: boolean;
  onClose: () => void;
  title: string;
  imageUrl?: string;
  label?: PriceLabel;
  specs: readonly SkuSpec[];
  skus: readonly SkuOption[];
  initialSkuId?: string;
  initialQuantity?: number;
  /** Per buyer; stock limits too. */
  maxQuantity?: number;
  /** Which buttons: one confirm button when only one handler is given. */
  onCart?: (sku: SkuOption, quantity: number) => void;
  onBuy?: (sku: SkuOption, quantity: number) => void;
  confirmText?: string;
  busy?: boolean;
}

type HeadProps = Pick<SkuPanelProps, 'title' | 'imageUrl' | 'label'> & { choice: SkuChoice };

function Head({ choice, title, imageUrl, label }: HeadProps) {
  const { sku, cheapest } = choice;
  const shown = sku ?? cheapest;
  return (
    <View className={styles.head}>
      <View className={styles.picture}>
        <Image src={sku?.imageUrl ?? imageUrl} alt={title} ratio={1} radius="m" />
      </View>
      <View className={styles.facts} {...({ 'aria-live': 'polite' } as object)}>
        {shown && (
          <Price fen={shown.priceFen} marketFen={shown.marketFen} from={!sku} label={label} size="l" />
        )}
        <Text className={styles.fact}>{stockText(choice)}</Text>
        <Text className={styles.fact}>{sku ? `已选 ${sku.values.join(' · ')}` : title}</Text>
      </View>
    </View>
  );
}

/** Choosing a SKU and a quantity. The caller knows what to do with them. */
export function SkuPanel(props: SkuPanelProps) {
  const { open, onClose, specs, skus, onCart, onBuy, busy, confirmText } = props;
  const choice = useSkuChoice(props);
  const { sku, quantity, limit } = choice;
  const run = (action: (sku: SkuOption, quantity: number) => void): void => {
    const trouble = choice.ask();
    if (trouble) toast(trouble);
    else if (sku) action(sku, quantity);
  };
  const both = onCart && onBuy;
  const footer = (
    <View className={styles.actions}>
      {onCart && (
        <Button block size="l" kind={both ? 'soft' : 'primary'} loading={busy} onPress={() => run(onCart)}>
          {(!both && confirmText) || '加入购物车'}
        </Button>
      )}
      {onBuy && (
        <Button block size="l" loading={busy} onPress={() => run(onBuy)}>
          {(!both && confirmText) || '立即购买'}
        </Button>
      )}
    </View>
  );
  return (
    <Popup open={open} onClose={onClose} title="选择规格" footer={footer}>
      <Head choice={choice} title={props.title} imageUrl={props.imageUrl} />
      <SkuGroups specs={specs} skus={skus} choice={choice} />
      <View className={styles.quantity}>
        <Text className={styles.name}>数量</Text>
        <Stepper
          value={quantity}
          max={limit}
          onChange={choice.setQuantity}
          onLimit={() => toast(`最多购买 ${limit} 件`)}
        />
      </View>
    </Popup>
  );
}
