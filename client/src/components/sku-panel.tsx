import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from './button';
import { Pressable } from './base/pressable';
import { toast } from './feedback';
import { Image } from './image';
import { Popup } from './popup';
import { Price } from './price';
import {
  chosenSku,
  initialChoice,
  isChoosable,
  type Chosen,
  type SkuOption,
  type SkuSpec,
} from './sku-selection';
import { Stepper } from './stepper';
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

export function SkuPanel(props: SkuPanelProps) {
  const { open, onClose, specs, skus, maxQuantity = 99, onCart, onBuy, busy } = props;
  const [chosen, setChosen] = useState<Chosen>(() => initialChoice(specs, skus, props.initialSkuId));
  const [quantity, setQuantity] = useState(props.initialQuantity ?? 1);
  useEffect(() => {
    if (!open) return;
    setChosen(initialChoice(specs, skus, props.initialSkuId));
    setQuantity(props.initialQuantity ?? 1);
  }, [open, specs, skus, props.initialSkuId, props.initialQuantity]);

  const sku = chosenSku(skus, chosen);
  const shown = sku ?? skus[0];
  const missing = specs.filter((_, index) => chosen[index] === undefined).map((spec) => spec.name);
  const limit = Math.max(1, Math.min(maxQuantity, sku?.stock ?? maxQuantity));
  const pick = (index: number, value: string | undefined): void => {
    const next = chosen.map((old, at) => (at === index ? value : old));
    setChosen(next);
    const stock = chosenSku(skus, next)?.stock;
    if (stock !== undefined) setQuantity((n) => Math.max(1, Math.min(n, stock)));
  };
  const run = (action: (sku: SkuOption, quantity: number) => void): void => {
    if (!sku) toast(`请选择${missing.join('、')}`);
    else if (sku.stock <= 0) toast('所选规格已售罄');
    else action(sku, quantity);
  };
  const both = onCart && onBuy;
  const footer = (
    <View className={styles.actions}>
      {onCart && (
        <Button block size="l" kind={both ? 'soft' : 'primary'} loading={busy} onPress={() => run(onCart)}>
          {both ? '加入购物车' : (props.confirmText ?? '加入购物车')}
        </Button>
      )}
      {onBuy && (
        <Button block size="l" loading={busy} onPress={() => run(onBuy)}>
          {both ? '立即购买' : (props.confirmText ?? '立即购买')}
        </Button>
      )}
    </View>
  );
  return (
    <Popup open={open} onClose={onClose} label="选择规格" title="选择规格" footer={footer}>
      <View className={styles.head}>
        <View className={styles.picture}>
          <Image src={sku?.imageUrl ?? props.imageUrl} alt={props.title} ratio={1} radius="m" />
        </View>
        <View className={styles.facts}>
          {shown && (
            <Price fen={shown.priceFen} marketFen={shown.marketFen} from={!sku && skus.length > 1} size="l" />
          )}
          <Text className={styles.fact}>
            {sku
              ? sku.stock > 0
                ? sku.stock <= 10
                  ? `仅剩 ${sku.stock} 件`
                  : '库存充足'
                : '暂时缺货'
              : `请选择${missing.join('、')}`}
          </Text>
          <Text className={styles.fact}>{sku ? `已选 ${sku.values.join(' · ')}` : props.title}</Text>
        </View>
      </View>
      {specs.map((spec, index) => (
        <Group
          key={spec.name}
          spec={spec}
          index={index}
          chosen={chosen}
          skus={skus}
          onPick={(value) => pick(index, value)}
        />
      ))}
      <View className={styles.quantity}>
        <Text className={styles.name}>数量</Text>
        <Stepper
          value={quantity}
          max={limit}
          onChange={setQuantity}
          onLimit={() => toast(`最多购买 ${limit} 件`)}
        />
      </View>
    </Popup>
  );
}
