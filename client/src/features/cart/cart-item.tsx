import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/choice';
import { toast } from '@/components/feedback';
import { IconButton } from '@/components/icon-button';
import { Image } from '@/components/image';
import { Money } from '@/components/money';
import { Price } from '@/components/price';
import { Stepper } from '@/components/stepper';
import { asset } from '@/lib/asset';
import { priceChange, type CartItem } from '@/lib/cart';
import { buyInDoudian, isBoughtInDoudian } from '@/lib/doudian';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { isSoldHere } from '@/lib/sold-here';
import { isGone, type CartPageState } from './use-cart-page';
import styles from './cart.module.scss';

function notice(item: CartItem): { text: string; tone: 'good' | 'bad' } | null {
  if (!isSoldHere(item)) return { text: 'iOS 端暂不支持购买，可取消勾选', tone: 'bad' };
  if (isBoughtInDoudian(item)) return { text: '由抖音小店发货，请单独购买', tone: 'bad' };
  if (item.state === 'short') return { text: `仅剩 ${item.available} 件，请调整数量`, tone: 'bad' };
  const change = priceChange(item.addedPriceFen, item.priceFen);
  if (change) return change;
  if (item.available <= 10) return { text: `仅剩 ${item.available} 件`, tone: 'bad' };
  return null;
}

export function CartRow({ item, state }: { item: CartItem; state: CartPageState }) {
  const gone = isGone(item);
  const told = gone ? null : notice(item);
  const open = (): void => openPage(routes.product({ productId: item.productId }));
  return (
    <View className={`${styles.item} ${gone ? styles.gone : ''}`}>
      {!gone && (
        <View className={styles.check}>
          <Checkbox
            checked={item.isSelected}
            label={`选择${item.title}`}
            onChange={(isSelected) => state.edit(item.skuId, { isSelected })}
          />
        </View>
      )}
      <Pressable className={styles.picture} role="link" label={item.title} onPress={open}>
        <Image src={asset(item.imageUrl, 360)} alt="" ratio={1} radius="m" />
        {gone && <Text className={styles.goneTag}>{item.state === 'sold-out' ? '售罄' : '下架'}</Text>}
      </Pressable>
      <View className={styles.facts}>
        <Pressable className={styles.title} role="link" onPress={open}>
          {item.title}
        </Pressable>
        {item.skuText && <Text className={styles.sku}>{item.skuText}</Text>}
        {gone && (
          <Text className={styles.reason}>
            {item.state === 'sold-out' ? '这个规格已售罄，可换个规格看看' : '商品已下架，暂时不能购买'}
          </Text>
        )}
        {told && <Text className={`${styles.notice} ${styles[told.tone]}`}>{told.text}</Text>}
        {!gone && isBoughtInDoudian(item) && (
          <Button
            size="s"
            kind="soft"
            className={styles.buyThere}
            label={`去抖音小店购买${item.title}`}
            onPress={() => void buyInDoudian(item.skuId, item.quantity)}
          >
            去抖音小店购买
          </Button>
        )}
        <View className={styles.foot}>
          {gone ? <Money fen={item.priceFen} tone="muted" /> : <Price fen={item.priceFen} />}
          {state.isEditing || gone ? (
            <IconButton
              icon="trash"
              label={`移出${item.title}`}
              size={38}
              color="var(--c-ink-3)"
              onPress={() => void state.remove([item])}
            />
          ) : (
            <Stepper
              value={item.quantity}
              max={Math.max(1, Math.min(item.available, 999))}
              label={`${item.title}数量`}
              onChange={(quantity) => state.edit(item.skuId, { quantity })}
              onLimit={() => toast(`最多可买 ${item.available} 件`)}
            />
          )}
        </View>
      </View>
    </View>
  );
}
