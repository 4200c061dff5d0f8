/** Conventional commits. Bodies are prose: they wrap where their writer likes. */
export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'body-max-line-length': [0],
    'footer-max-line-length': [0],
    'subject-case': [0], // WeChat, H5 and 快递100 begin as they are written
  },
};
