"""Who signed a paper."""

from django.db import models

from units.choices import Capacity


class Signer(models.Model):
    """Who signed, as printed: kept with the paper whatever becomes of the person."""

    signer_capacity = models.CharField("quyền hạn ký", max_length=6, choices=Capacity, default=Capacity.HEAD)
    signer_for = models.CharField("ký thay, thay mặt", max_length=150, blank=True)
    signer_position = models.CharField("chức vụ người ký", max_length=150, blank=True)
    signer_name = models.CharField("người ký", max_length=100, blank=True)

    class Meta:
        abstract = True
