"""Workbooks that leave the storey of honours; no cell becomes a formula."""

from awards.exports.nominees import nominee_list, nominee_template

__all__ = ["nominee_list", "nominee_template"]
