import { firstForm } from './first-form';

const REFUSED = { name: '小满', refused: { note: '在小区群里推荐茶', inviteCode: 'abcd2345' } };
const NEW = { name: null, refused: null };

describe('the form of an application', () => {
  it('is empty but for the nickname and the link that was followed', () => {
    expect(firstForm({ mine: NEW, nickname: '若曦', referral: 'link2345' })).toEqual({
      name: '若曦',
      inviteCode: 'link2345',
      note: '',
      agreed: false,
    });
    expect(firstForm({ mine: NEW, referral: null }).inviteCode).toBe('');
  });

  it('gives back what was refused, but not the consent', () => {
    expect(firstForm({ mine: REFUSED, nickname: '若曦', referral: 'link2345' })).toEqual({
      name: '小满',
      inviteCode: 'abcd2345',
      note: '在小区群里推荐茶',
      agreed: false,
    });
  });

  it('prefers the invitation that led here, and invents none where there was none', () => {
    expect(firstForm({ mine: REFUSED, inviteCode: 'came2345' }).inviteCode).toBe('came2345');
    const alone = { name: '小满', refused: { note: '', inviteCode: null } };
    expect(firstForm({ mine: alone, referral: 'link2345' }).inviteCode).toBe('');
  });
});
