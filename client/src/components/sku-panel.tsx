import { Text, View } from '@tarojs/components';
import { Button } from './button';
import { Pressable } from './base/pressable';
import { toast } from './feedback';
import { Image } from './image';
import { Popup } from './popup';
import { Price } from './price';
import { isChoosable, type Chosen, type SkuOption, type SkuSpec } from './sku-selection';
import { Stepper } from './stepper';
import { useSkuChoice, type SkuChoice } from './use-sku-choice';
import styles from './sku-panel.module.scss';

export interface SkuPanelProps {
  open: boolean;
  onClose: () => void;
  title: string;
  imageUrl?: string;
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

function Group({
  spec,
  index,
  chosen,
  skus,
  onPick,
}: {
  spec: SkuSpec;
  index: number;
  chosen: Chosen;
  skus: readonly SkuOption[];
  onPick: (value: string | undefined) => void;
}) {
  return (
    <View className={styles.group} {...({ role: 'radiogroup', 'aria-label': spec.name } as object)}>
      <Text className={styles.name}>{spec.name}</Text>
      <View className={styles.values}>
        {spec.values.map((value) => {
          const on = chosen[index] === value;
          const possible = isChoosable(skus, chosen, { group: index, value });
          return (
            <Pressable
              key={value}
              role="radio"
              selected={on}
              disabled={!possible && !on}
              className={`${styles.value} ${on ? styles.on : ''} ${possible || on ? '' : styles.none}`}
              onPress={() => onPick(on ? undefined : value)}
            >
              {value}
            </Pressable>
          );
        })}
      </View>
    </View>
  );
}

function stockText({ sku, missing }: SkuChoice): string {
  if (!sku) return `请选择${missing.join('、')}`;
  if (sku.stock <= 0) return '暂时缺货';
  return sku.stock <= 10 ? `仅剩 ${sku.stock} 件` : '库存充足';
}

function Head({ choice, title, imageUrl }: { choice: SkuChoice; title: string; imageUrl?: string }) {
  const { sku, cheapest } = choice;
  const shown = sku ?? cheapest;
  return (
    <View className={styles.head}>
      <View className={styles.picture}>
        <Image src={sku?.imageUrl ?? imageUrl} alt={title} ratio={1} radius="m" />
      </View>
      <View className={styles.facts}>
        {shown && <Price fen={shown.priceFen} marketFen={shown.marketFen} from={!sku} size="l" />}
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
    if (!sku) toast(stockText(choice));
    else if (sku.stock <= 0) toast('所选规格已售罄');
    else action(sku, quantity);
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
      {specs.map((spec, index) => (
        <Group
          key={spec.name}
          spec={spec}
          index={index}
          chosen={choice.chosen}
          skus={skus}
          onPick={(value) => choice.pick(index, value)}
        />
      ))}
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
