export { breachOf, emptyCatalogue, loadCatalogue, type Catalogue } from './catalogue'
export { describeContract } from './description'
