// What a target needs before anything is drawn. Here: our look for Taro's own tab bar and pages.
import './h5-shell.scss';
