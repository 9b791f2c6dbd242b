module.exports = 'stub-file'
