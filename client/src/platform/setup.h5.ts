// What a target needs before anything is drawn. Here: real addresses, and our look for Taro's own tab bar and pages.
import './entry-address';
import './h5/back-closes';
import './h5/gentle-mount';
import './h5/shell.scss';
