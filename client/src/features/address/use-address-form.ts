import { useRef, useState } from 'react';
import { confirm, toast } from '@/components/feedback';
import { placeText } from '@/lib/format';
import { goBack } from '@/lib/navigate';
import { api, errorText } from '@/lib/request';
import { useParam } from '@/lib/use-param';
import type { ChosenPlace, WrittenAddress } from '@/platform/contract';
import { pickAddress } from '@/stores/picked-address';
import { importAddress, importPlace, type ImportedAddress } from './import-address';
import { detailWith, placeOf, type RegionStart } from './written-address';
import { addressesChanged, useAddresses, type Address, type AddressInput } from './api';

export interface RegionChoice {
  code: string;
  text: string;
}

/** Texts that the inputs begin with, and how far the region is known. */
interface Start {
  name: string;
  phone: string;
  detail: string;
  place: RegionStart;
  /** Raised with every new start: inputs are uncontrolled and must be made anew. */
  version: number;
}

function startOf(known: Address | undefined): Start {
  const { name = '', phone = '', detail = '' } = known ?? {};
  return { name, phone, detail, place: known ?? {}, version: 0 };
}

type Errors = Partial<Record<'name' | 'phone' | 'region' | 'detail', string>>;

function check(input: AddressInput): Errors {
  const errors: Errors = {};
  if (!input.name.trim()) errors.name = '请填写收货人';
  if (!/^1[3-9]\d{9}$/.test(input.phone)) errors.phone = '请填写 11 位手机号';
  if (!/^\d{6}$/.test(input.districtCode)) errors.region = '请选择所在地区';
  if (input.detail.trim().length < 2) errors.detail = '请填写街道、小区、门牌号';
  return errors;
}

type Texts = Pick<AddressInput, 'name' | 'phone' | 'detail'>;

const inputOf = ({ name, phone, detail }: Texts): Texts => ({
  name: name.trim(),
  phone: phone.replace(/\D/g, ''),
  detail: detail.trim(),
});

async function write(known: Address | undefined, input: AddressInput): Promise<void> {
  if (known) await api.updateAddress({ addressId: known.id, ...input });
  else pickAddress((await api.createAddress(input)).id);
  await addressesChanged();
}

/** One piece of work at a time; what goes wrong is told. */
function useAct(): { isBusy: boolean; act: (work: () => Promise<void>) => Promise<void> } {
  const [isBusy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, act };
}

/** The form of one address. Texts are read when saving: inputs are uncontrolled. */
export function useAddressForm(known: Address | undefined) {
  const [start, setStart] = useState(() => startOf(known));
  const draft = useRef({ name: start.name, phone: start.phone, detail: start.detail });
  const [region, setRegion] = useState<RegionChoice | null>(
    known ? { code: known.districtCode, text: placeText(known) } : null,
  );
  const [isDefault, setDefault] = useState(known?.isDefault ?? false);
  const [errors, setErrors] = useState<Errors>({});
  const { isBusy, act } = useAct();

  const save = async (): Promise<void> => {
    const input = { ...inputOf(draft.current), districtCode: region?.code ?? '', isDefault };
    const wrong = check(input);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    await act(async () => {
      await write(known, input);
      toast({ text: '地址已保存', kind: 'success' });
      goBack();
    });
  };
  const remove = async (): Promise<void> => {
    if (!known || !(await confirm({ title: '删除这个地址？', confirmText: '删除', danger: true }))) return;
    await act(async () => {
      await api.deleteAddress({ addressId: known.id });
      pickAddress(undefined);
      await addressesChanged();
      goBack();
    });
  };
  /** @returns whether the region is ours to the last step. */
  const fill = ({ region: whole, ...texts }: ImportedAddress): boolean => {
    draft.current = { name: texts.name, phone: texts.phone, detail: texts.detail };
    setStart((old) => ({ ...texts, version: old.version + 1 }));
    setRegion(whole);
    setErrors({});
    return whole !== null;
  };
  const lastPlace = useRef('');
  /** Who receives it, and what was typed behind the street, stay. */
  const takePlace = async (chosen: ChosenPlace): Promise<boolean> => {
    const { detail: street, ...region } = await importPlace(chosen);
    const detail = detailWith(street, draft.current.detail, lastPlace.current);
    lastPlace.current = street;
    return fill({ ...draft.current, detail, ...region });
  };
  return {
    start,
    take: async (written: WrittenAddress) => fill(await importAddress(written)),
    takePlace,
    set: (field: 'name' | 'phone' | 'detail') => (text: string) => {
      draft.current[field] = text;
      setErrors((old) => (old[field] ? { ...old, [field]: undefined } : old));
    },
    region,
    setRegion: (choice: RegionChoice) => {
      setRegion(choice);
      setStart((old) => ({ ...old, place: placeOf(choice.code) }));
      setErrors((old) => ({ ...old, region: undefined }));
    },
    isDefault,
    setDefault,
    errors,
    isBusy,
    save: () => void save(),
    remove: () => void remove(),
  };
}

/** The address to edit: undefined while it is on its way, null for a new one. */
export function useEditedAddress(): {
  address: Address | null | undefined;
  query: ReturnType<typeof useAddresses>;
} {
  const addressId = useParam('addressId');
  const query = useAddresses();
  if (!addressId) return { address: null, query };
  return { address: query.data?.find((one) => one.id === addressId), query };
}
